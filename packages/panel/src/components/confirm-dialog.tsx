import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A question: "Revoke ci-deploy?" */
  readonly title: string;
  /** What will happen, plainly. */
  readonly children: ReactNode;
  /** What the button does: "Revoke the token". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly isPending?: boolean;
  /** Must be typed before the button works; for what is in use. */
  readonly typedName?: string;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ isOpen, onClose, title, ...rest }: ConfirmDialogProps): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <ConfirmForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function ConfirmForm(props: Omit<ConfirmDialogProps, 'isOpen' | 'title'>): ReactNode {
  const { onClose, children, confirmLabel, onConfirm, isPending = false, typedName } = props;
  const [typed, setTyped] = useState('');
  const isReady = typedName === undefined || visibleText(typed) === visibleText(typedName);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onConfirm();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <div>{children}</div>
        {typedName !== undefined && (
          <TextInput
            label={`Type ${visibleText(typedName)} to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red.8" loading={isPending} disabled={!isReady}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What can be seen of a text, and so be typed: no name can hide characters that keep a hand from confirming. */
function visibleText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
