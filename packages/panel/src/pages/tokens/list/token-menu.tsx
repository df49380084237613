import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconCopyPlus, IconDots, IconExternalLink, IconPencil, IconRotate } from '@tabler/icons-react';
import type { Token } from '@postern/api';
import { useRef, type ReactNode } from 'react';
import { MenuLink } from '../../../components/page-links.tsx';
import { newTokenLink, tokenLink } from '../token-links.ts';

export interface TokenMenuProps {
  readonly token: Token;
  readonly onRevoke: (token: Token) => void;
}

/** What can be done with one token. */
export function TokenMenu({ token, onRevoke }: TokenMenuProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const revoke = (): void => {
    // The dialog gives the focus back to what had it, and this item will be gone.
    button.current?.focus();
    onRevoke(token);
  };
  return (
    // In its row, not at the end of the page, so that it is in the page's main part; and its first item has the focus.
    <Menu position="bottom-end" width={200} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon ref={button} aria-label={`Actions for ${token.name}`}>
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuLink {...tokenLink(token.id)} leftSection={<IconExternalLink size={16} aria-hidden />}>
          Open
        </MenuLink>
        {token.state === 'active' ? (
          <ActiveItems token={token} onRevoke={revoke} />
        ) : (
          <MenuLink {...newTokenLink(token.id)} leftSection={<IconCopyPlus size={16} aria-hidden />}>
            Generate another
          </MenuLink>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function ActiveItems({ token, onRevoke }: TokenMenuProps): ReactNode {
  return (
    <>
      <MenuLink {...tokenLink(token.id, 'rotate')} leftSection={<IconRotate size={16} aria-hidden />}>
        Rotate
      </MenuLink>
      <MenuLink {...tokenLink(token.id, 'edit')} leftSection={<IconPencil size={16} aria-hidden />}>
        Edit
      </MenuLink>
      <Menu.Divider />
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconBan size={16} aria-hidden />}
        onClick={() => onRevoke(token)}
      >
        Revoke…
      </Menu.Item>
    </>
  );
}
