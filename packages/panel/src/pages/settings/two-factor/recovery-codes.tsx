import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import classes from './recovery-codes.module.css';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onStored: () => void;
}

/** Shown this once. Who leaves without having stored them is asked once. */
export function RecoveryCodes({ codes, onStored }: RecoveryCodesProps): ReactNode {
  const [isStored, setIsStored] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const blocker = useBlocker({
    shouldBlockFn: () => !isStored,
    enableBeforeUnload: () => !isStored,
    withResolver: true,
  });
  const text = `${codes.join('\n')}\n`;
  return (
    <Stack maw={560} align="flex-start">
      <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        Store your recovery codes
      </Title>
      <Text size="sm">
        Each signs you in once, in place of a code from the app: for the day your phone is lost. They are shown only
        now, and take the place of any you had. Keep them where you keep your passwords, and not on that phone.
      </Text>
      <ul className={classes['codes']} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <CopyButton value={text} label="Copy all" size="sm" />
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(text)}
        >
          Download as text
        </Button>
      </Group>
      <Checkbox
        label="I have stored them"
        checked={isStored}
        onChange={(event) => setIsStored(event.currentTarget.checked)}
      />
      <Button onClick={onStored} disabled={!isStored}>
        Done
      </Button>
      <ConfirmDialog
        isOpen={blocker.status === 'blocked'}
        onClose={() => blocker.reset?.()}
        title="Leave without the codes?"
        confirmLabel="Leave"
        onConfirm={() => blocker.proceed?.()}
      >
        They are not shown again. You can get fresh ones here with a code from your app, for as long as you have it.
      </ConfirmDialog>
    </Stack>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'postern-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(url);
}
