import { ActionIcon, Kbd, Modal, Table, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useShortcut, useShortcuts } from './shortcuts.ts';

/** What keys do on this page; `?` opens it. */
export function KeyboardHelp(): ReactNode {
  const [isOpen, { open, close }] = useDisclosure(false);
  useShortcut('?', 'Show this help', open);
  const shortcuts = useShortcuts();
  return (
    <>
      <Tooltip label="Keyboard shortcuts (?)">
        <ActionIcon size="lg" aria-label="Keyboard shortcuts" onClick={open} visibleFrom="sm">
          <IconKeyboard size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={isOpen} onClose={close} title="Keyboard shortcuts">
        <Table aria-label="Keyboard shortcuts">
          <Table.Tbody>
            {shortcuts.toReversed().map(({ key, description }) => (
              <Table.Tr key={`${key} ${description}`}>
                <Table.Th scope="row" w={64}>
                  <Kbd>{key}</Kbd>
                </Table.Th>
                <Table.Td>{description}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
