import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../../../app/session.ts';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { Invitations } from './invitations.tsx';
import { People } from './people.tsx';

export function PeopleTab(): ReactNode {
  const { role } = useSession();
  return role === 'owner' ? <OwnersView /> : <MembersView />;
}

function OwnersView(): ReactNode {
  const people = useOperation('people_list');
  // Asked for at once, and shown below the people when it is known how many there are, so that nothing jumps.
  useOperation('invitations_list');
  return (
    <AnswerOf query={people}>
      {(answer) => (
        <Stack gap="xl">
          <People people={answer.people} />
          <Invitations />
        </Stack>
      )}
    </AnswerOf>
  );
}

/** The account goes by its owner's address. */
function MembersView(): ReactNode {
  const account = useOperation('account_get');
  return (
    <AnswerOf query={account}>
      {({ account: { name, email } }) => (
        <Text maw={560}>
          You are a member of the account of {name}. Who else may sign in, and who is invited, only they can see and
          say:{' '}
          <Anchor href={`mailto:${email}`} inherit underline="always">
            {email}
          </Anchor>
          .
        </Text>
      )}
    </AnswerOf>
  );
}
