import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import type { TokenShrink } from '@postern/api';
import { useEffect, useRef, type ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import type { ShrinkPanelProps } from './shrink-panel.tsx';
import { WouldHaveRefused } from './would-have-refused.tsx';

/** What it would have meant, and the two buttons: apply, and afterwards undo. */
export function ShrinkActions({
  token,
  shrink,
  before,
  onShrunk,
}: ShrinkPanelProps & { readonly shrink: TokenShrink }): ReactNode {
  const update = useChange('tokens_update');
  const change = (scopes: readonly string[], undo: readonly string[] | null): void =>
    update.mutate(
      { params: { token_id: token.id }, body: { scopes: [...scopes] } },
      { onSuccess: () => onShrunk(undo) },
    );
  return (
    <Stack gap="md">
      {update.error !== null && <ProblemAlert error={update.error} title="The token is as it was" />}
      {before !== null && <Undo isPending={update.isPending} onUndo={() => change(before, null)} />}
      {shrink.possible && (
        <Paper withBorder radius="md" p="md">
          <Group justify="space-between">
            <WouldHaveRefused shrink={shrink} />
            <Button loading={update.isPending} onClick={() => change(shrink.scopes, token.scopes)}>
              Apply
            </Button>
          </Group>
        </Paper>
      )}
    </Stack>
  );
}

function Undo({ isPending, onUndo }: { isPending: boolean; onUndo: () => void }): ReactNode {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <Alert
      ref={notice}
      tabIndex={-1}
      role="status"
      color="accent"
      icon={<IconCheck size={18} aria-hidden />}
      title="The token was shrunk to what it uses"
    >
      <Group justify="space-between">
        <Text size="sm">
          It holds from its next request on. To undo it gives the token back what it had, for as long as this page is
          open; that takes a recent sign-in, so you may be asked for your password.
        </Text>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={isPending}
          onClick={onUndo}
        >
          Undo
        </Button>
      </Group>
    </Alert>
  );
}
