import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconPlugConnected, type TablerIcon } from '@tabler/icons-react';
import type { TokenDetail } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { progressOf, rotationOf, type RotationProgress, type TokenSecret } from './rotation.ts';
import classes from './rotation-watch.module.css';

const PROGRESS: Readonly<Record<RotationProgress, { readonly icon: TablerIcon; readonly words: string }>> = {
  new_unused: {
    icon: IconHourglass,
    words: 'The new secret has not been used yet. Give it to the programs that use this token.',
  },
  in_use: {
    icon: IconPlugConnected,
    words: 'The old secret is still in use. Some program has not changed over.',
  },
  quiet: {
    icon: IconCircleCheck,
    words: 'The old secret is quiet: nothing has used it since the new one took over. You can finish.',
  },
};

/** While two secrets work: each with its last use, live, and the button that ends the old one. */
export function RotationWatch({ token, now }: { token: TokenDetail; now: number }): ReactNode {
  const rotation = rotationOf(token, now);
  const [isAsking, setIsAsking] = useState(false);
  const end = useChange('tokens_end_secret', { onSuccess: () => setIsAsking(false) });
  if (token.state !== 'active' || rotation === null) return null;
  const progress = progressOf(rotation, now);
  const { icon: Icon, words } = PROGRESS[progress];
  const finish = (): void => end.mutate({ params: { token_id: token.id, public_id: rotation.old.public_id } });
  return (
    <Paper component="section" withBorder radius="md" p="md" mb="lg" aria-labelledby="rotation">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="rotation" fz={15}>
            Rotation under way
          </Title>
          <Button
            {...(progress === 'quiet' ? { color: 'green.9' } : { variant: 'default' })}
            loading={end.isPending}
            onClick={() => (progress === 'quiet' ? finish() : setIsAsking(true))}
          >
            Finish
          </Button>
        </Group>
        <Group gap={8} wrap="nowrap" role="status" className={classes['progress']} data-progress={progress}>
          <Icon size={18} stroke={1.7} aria-hidden />
          <Text size="sm">{words}</Text>
        </Group>
        {end.error !== null && <ProblemAlert error={end.error} title="The old secret still works" />}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <SecretUse title="Old secret" secret={rotation.old} />
          <SecretUse title="New secret" secret={rotation.fresh} />
        </SimpleGrid>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="End the old secret now?"
        confirmLabel="End the old secret"
        onConfirm={finish}
        isPending={end.isPending}
      >
        <Text size="sm">
          {words} Whatever still sends the old secret is refused from then on. This cannot be undone.
        </Text>
      </ConfirmDialog>
    </Paper>
  );
}

function SecretUse({ title, secret }: { title: string; secret: TokenSecret }): ReactNode {
  return (
    <div className={classes['secret']} role="group" aria-label={title}>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Text component="code" ff="monospace" size="xs">
        …{secret.public_id}…
      </Text>
      <Text fw={600}>
        {secret.last_used_at === null ? (
          'Not used yet'
        ) : (
          <>
            Used <LastUse at={secret.last_used_at} />
          </>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {secret.last_used_ip !== null && `from ${secret.last_used_ip} · `}
        {secret.retires_at === null ? (
          'goes on'
        ) : (
          <>
            ends by itself <RelativeTime at={secret.retires_at} />
          </>
        )}
      </Text>
    </div>
  );
}

/** A new one for each use, so that it says "just now" at once. */
function LastUse({ at }: { at: string }): ReactNode {
  return <RelativeTime key={at} at={at} />;
}
