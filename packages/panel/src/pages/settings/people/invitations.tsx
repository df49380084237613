import { Button, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CallOutput } from '@postern/api/client';
import { useState, type ReactNode } from 'react';
import { useChange, useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { InviteForm, type NewInvitation } from './invite-form.tsx';

type Invitation = CallOutput<'invitations_list'>['invitations'][number];

/** The link of a new invitation lives here and nowhere else, until it has been handed on. */
export function Invitations(): ReactNode {
  const invitations = useOperation('invitations_list');
  const [invited, setInvited] = useState<NewInvitation | null>(null);
  return (
    <Stack gap="sm">
      <Title order={2}>Invite somebody</Title>
      <Text size="sm" c="dimmed" maw={560}>
        Members can do all that you can, but not invite or remove people. An invitation is a link that works once,
        within a week.
      </Text>
      {invited === null ? (
        <InviteForm onInvited={setInvited} />
      ) : (
        <InvitationLink invited={invited} onDone={() => setInvited(null)} />
      )}
      <AnswerOf query={invitations}>
        {(answer) => answer.invitations.length > 0 && <OpenInvitations invitations={answer.invitations} />}
      </AnswerOf>
    </Stack>
  );
}

function OpenInvitations({ invitations }: { readonly invitations: readonly Invitation[] }): ReactNode {
  const revoke = useChange('invitations_revoke', {
    stales: ['invitations_list'],
    onSuccess: () => void notifications.show({ message: 'That invitation works no more.' }),
  });
  const columns = columnsWith({
    revokingId: revoke.isPending ? revoke.variables.params.invitation_id : null,
    onRevoke: (id) => revoke.mutate({ params: { invitation_id: id } }),
  });
  return (
    <>
      <Title order={3} mt="md">
        Not accepted yet
      </Title>
      {revoke.error !== null && <ProblemAlert error={revoke.error} />}
      <RecordTable label="Invitations" columns={columns} rows={invitations} keyOf={({ id }) => id} />
    </>
  );
}

interface InvitationRevocation {
  readonly revokingId: string | null;
  readonly onRevoke: (id: string) => void;
}

function columnsWith({ revokingId, onRevoke }: InvitationRevocation): readonly Column<Invitation>[] {
  return [
    { header: 'Invited', cell: ({ email }) => email },
    { header: 'By', cell: ({ invited_by }) => invited_by },
    { header: 'Runs out', cell: ({ expires_at }) => <RelativeTime at={expires_at} /> },
    {
      header: 'Action',
      cell: ({ id, email }) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Withdraw the invitation of ${email}`}
          loading={revokingId === id}
          onClick={() => onRevoke(id)}
        >
          Withdraw
        </Button>
      ),
    },
  ];
}
