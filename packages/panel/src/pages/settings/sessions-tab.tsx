import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CallOutput } from '@postern/api/client';
import { useState, type ReactNode } from 'react';
import { useChange, useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RecordTable, type Column } from '../../components/record-table.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';

type Session = CallOutput<'sessions_list'>['sessions'][number];

export function SessionsTab(): ReactNode {
  const sessions = useOperation('sessions_list');
  return <AnswerOf query={sessions}>{(answer) => <Sessions sessions={answer.sessions} />}</AnswerOf>;
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const end = useChange('sessions_end', {
    stales: ['sessions_list'],
    onSuccess: () => void notifications.show({ message: 'That session has ended.' }),
  });
  const endOthers = useChange('sessions_end_others', {
    stales: ['sessions_list'],
    onSuccess: () => void notifications.show({ message: 'You are signed in only here now.' }),
  });
  const others = sessions.filter(({ current }) => !current).length;
  const columns = columnsWith({
    endingId: end.isPending ? end.variables.params.session_id : null,
    onEnd: (id) => end.mutate({ params: { session_id: id } }),
  });
  const error = end.error ?? endOthers.error;
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={520}>
          Where you are signed in. If you do not know one of these, sign it out and change your password.
        </Text>
        <Button variant="default" onClick={() => setIsAsking(true)} disabled={others === 0}>
          Sign out everywhere else
        </Button>
      </Group>
      {error !== null && <ProblemAlert error={error} />}
      <RecordTable label="Sessions" columns={columns} rows={sessions} keyOf={({ id }) => id} />
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Sign out everywhere else?"
        confirmLabel="Sign out"
        onConfirm={() => {
          setIsAsking(false);
          endOthers.mutate({});
        }}
      >
        {others === 1 ? 'One other session ends' : `${others} other sessions end`} at once. Here you stay signed in, and
        your tokens go on working.
      </ConfirmDialog>
    </Stack>
  );
}

interface SessionEnding {
  readonly endingId: string | null;
  readonly onEnd: (id: string) => void;
}

function columnsWith({ endingId, onEnd }: SessionEnding): readonly Column<Session>[] {
  return [
    { header: 'Device', cell: deviceCell },
    { header: 'Address', cell: ({ ip_address }) => ip_address ?? 'unknown' },
    { header: 'Last active', cell: ({ last_active_at }) => <RelativeTime at={last_active_at} /> },
    { header: 'Signed in', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
    {
      header: 'Action',
      cell: ({ id, device, current }) =>
        !current && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Sign out ${device}`}
            loading={endingId === id}
            onClick={() => onEnd(id)}
          >
            Sign out
          </Button>
        ),
    },
  ];
}

function deviceCell({ device, current }: Session): ReactNode {
  return (
    <Group gap="xs">
      {device}
      {current && <Badge>This one</Badge>}
    </Group>
  );
}
