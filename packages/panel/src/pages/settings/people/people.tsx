import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CallOutput } from '@postern/api/client';
import { useState, type ReactNode } from 'react';
import { useSession } from '../../../app/session.ts';
import { useChange } from '../../../app/use-operation.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';

type Person = CallOutput<'people_list'>['people'][number];

const ROLES: Readonly<Record<Person['role'], string>> = { owner: 'Owner', member: 'Member' };

export function People({ people }: { readonly people: readonly Person[] }): ReactNode {
  const me = useSession();
  const [leaving, setLeaving] = useState<Person | null>(null);
  const remove = useChange('people_remove', {
    onSuccess: ({ revoked_tokens: count }) => {
      const tokens = count === 1 ? 'one token was' : `${count} tokens were`;
      notifications.show({ message: `That person is removed, and ${tokens} revoked.` });
    },
  });
  const columns = columnsWith({ myId: me.id, onRemove: setLeaving });
  return (
    <Stack gap="sm">
      <Title order={2}>Who may sign in</Title>
      {remove.error !== null && <ProblemAlert error={remove.error} />}
      <RecordTable label="People" columns={columns} rows={people} keyOf={({ id }) => id} />
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Remove ${leaving?.name ?? 'this person'}?`}
        confirmLabel="Remove"
        typedName={leaving?.email ?? ''}
        onConfirm={() => {
          if (leaving !== null) remove.mutate({ params: { user_id: leaving.id } });
          setLeaving(null);
        }}
      >
        <Text size="sm">
          Their sessions end at once, and every token they made is revoked: programs that use one are refused from then
          on. Droplets and whatever else they made stay. You can invite them again; the tokens do not come back.
        </Text>
      </ConfirmDialog>
    </Stack>
  );
}

interface PersonRemoval {
  readonly myId: string;
  readonly onRemove: (person: Person) => void;
}

function columnsWith({ myId, onRemove }: PersonRemoval): readonly Column<Person>[] {
  return [
    { header: 'Name', cell: (person) => nameCell(person, person.id === myId && <Badge>You</Badge>) },
    { header: 'Role', cell: ({ role }) => ROLES[role] },
    { header: 'Two-factor', cell: ({ two_factor_enabled: isOn }) => (isOn ? 'On' : 'Off') },
    { header: 'Since', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
    {
      header: 'Action',
      cell: (person) =>
        person.role === 'member' && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Remove ${person.name}`}
            onClick={() => onRemove(person)}
          >
            Remove
          </Button>
        ),
    },
  ];
}

function nameCell({ name, email }: Person, mark: ReactNode): ReactNode {
  return (
    <Stack gap={0}>
      <Group gap="xs">
        {name}
        {mark}
      </Group>
      <Text size="xs" c="dimmed">
        {email}
      </Text>
    </Stack>
  );
}
