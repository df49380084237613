import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { CallOutput } from '@postern/api/client';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { useSecretOperation } from '../../../app/use-secret-operation.ts';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { CodeDialog } from './code-dialog.tsx';

export interface TwoFactorOnProps {
  readonly status: CallOutput<'twoFactor_get'>['two_factor'];
  readonly onCodes: (codes: readonly string[]) => void;
}

const FEW_CODES = 2;

export function TwoFactorOn({ status, onCodes }: TwoFactorOnProps): ReactNode {
  const [asksFor, setAsksFor] = useState<'codes' | 'disabling' | null>(null);
  const close = (): void => setAsksFor(null);
  const renew = useSecretOperation('twoFactor_renew_recoveryCodes', {
    onSecret: ({ recovery_codes }) => onCodes(recovery_codes),
    stales: ['twoFactor_get'],
  });
  const disable = useChange('twoFactor_disable', {
    stales: ['twoFactor_get', 'profile_get', 'sessions_list', 'people_list'],
    onSuccess: () => void notifications.show({ message: 'Two-factor is off. A sign-in takes your password alone.' }),
  });
  const left = status.recovery_codes_left ?? 0;
  return (
    <Stack maw={560} align="flex-start">
      <Group gap="xs">
        <Title order={2}>Two-factor sign-in</Title>
        <Badge>On</Badge>
      </Group>
      <Text size="sm">
        A sign-in takes your password and a code from your app
        {status.enrolled_at !== null && (
          <>
            , since <RelativeTime at={status.enrolled_at} />
          </>
        )}
        . {left === 1 ? 'One recovery code is' : `${left} recovery codes are`} left.
      </Text>
      {left <= FEW_CODES && (
        <Alert color="yellow" title="Few recovery codes are left">
          Get fresh ones while you have your app.
        </Alert>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsksFor('codes')}>
          Get fresh recovery codes
        </Button>
        <Button variant="default" onClick={() => setAsksFor('disabling')}>
          Turn off
        </Button>
      </Group>
      <CodeDialog
        isOpen={asksFor === 'codes'}
        onClose={close}
        title="Get fresh recovery codes"
        submitLabel="Get fresh codes"
        change={renew}
      >
        The codes you have stop working, used or not.
      </CodeDialog>
      <CodeDialog
        isOpen={asksFor === 'disabling'}
        onClose={close}
        title="Turn two-factor off?"
        submitLabel="Turn off"
        isDanger
        change={disable}
      >
        From then on whoever has your password can sign in as you. Your recovery codes stop working, and your sessions
        everywhere else end.
      </CodeDialog>
    </Stack>
  );
}
