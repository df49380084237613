import { Group, Paper, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { ActionStatus } from '../action-status.tsx';
import { actionInWords } from '../droplet-words.ts';

const POLL_MS = 700;

export interface ActionProgressProps {
  readonly dropletId: number;
  /** An action that was begun here. Without one, whatever is under way. */
  readonly watched: number | null;
}

/** What is being done to the Droplet, live, and afterwards that it was done. */
export function ActionProgress({ dropletId, watched }: ActionProgressProps): ReactNode {
  const recent = useOperation('dropletActions_list', { params: { droplet_id: dropletId } });
  const underWay = recent.data?.actions.find(({ status }) => status === 'in-progress')?.id;
  const [followed, setFollowed] = useState<number | null>(watched);
  const latest = Math.max(watched ?? 0, underWay ?? 0, followed ?? 0);
  if (latest > 0 && latest !== followed) setFollowed(latest);
  return followed === null ? null : <Followed key={followed} actionId={followed} />;
}

function Followed({ actionId }: { actionId: number }): ReactNode {
  const queryClient = useQueryClient();
  const query = useOperation(
    'actions_get',
    { params: { action_id: actionId } },
    { refetchInterval: (answer) => (answer?.action.status === 'in-progress' ? POLL_MS : false) },
  );
  const action = query.data?.action;
  const isDone = action !== undefined && action.status !== 'in-progress';
  useEffect(() => {
    if (!isDone) return;
    for (const operation of ['droplets_get', 'droplets_list', 'dropletActions_list', 'actions_list']) {
      void queryClient.invalidateQueries({ queryKey: [operation] });
    }
  }, [isDone, queryClient]);
  if (action === undefined) return null;
  return (
    <Paper withBorder radius="md" px="md" py="sm" role="status" aria-live="polite">
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {actionInWords(action.type)}
        </Text>
        <Text size="sm" component="span">
          <ActionStatus action={action} />
        </Text>
      </Group>
    </Paper>
  );
}
