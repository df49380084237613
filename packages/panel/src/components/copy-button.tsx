import { Button, type ButtonProps } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface CopyButtonProps extends ButtonProps {
  readonly value: string;
  /** What the button says, and what it copies for a screen reader: "Copy the request id". Default "Copy". */
  readonly label?: string;
}

/** Copies, and says that it did. */
export function CopyButton({ value, label = 'Copy', ...rest }: CopyButtonProps): ReactNode {
  const { copy, copied, error } = useClipboard({ timeout: 2000 });
  const said = error !== null ? 'Could not copy' : copied ? 'Copied' : label;
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      onClick={() => copy(value)}
      aria-live="polite"
      {...rest}
    >
      {said}
    </Button>
  );
}
