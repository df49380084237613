import { Stack } from '@mantine/core';
import type { Account } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Sign, type SignKind } from '../../components/sign.tsx';
import { AccountLimits } from './account-limits.tsx';
import { ApiLines } from './api-lines.tsx';
import { SshKeyList } from './ssh-key-list.tsx';

const STATUSES: Readonly<Record<Account['status'], readonly [SignKind, string]>> = {
  active: ['on', 'active'],
  warning: ['failed', 'warning'],
  locked: ['off', 'locked'],
};

/** What owns the tokens and the resources. */
export function AccountPage(): ReactNode {
  const answer = useOperation('account_get');
  return (
    <>
      <PageHeader title="Account" description="What owns the tokens and the resources." />
      <Stack gap="md" maw={1120}>
        <AnswerOf query={answer}>
          {({ account }) => (
            <>
              <FactList
                facts={[
                  ['Name', account.name],
                  ['E-mail', account.email],
                  ['Id', <Copyable key="id" value={account.uuid} />],
                  ['Status', <Status key="status" account={account} />],
                ]}
              />
              <AccountLimits account={account} />
            </>
          )}
        </AnswerOf>
        <SshKeyList />
        <ApiLines />
      </Stack>
    </>
  );
}

function Status({ account: { status, status_message: message } }: { account: Account }): ReactNode {
  const [kind, word] = STATUSES[status];
  return (
    <>
      <Sign kind={kind}>{word}</Sign>
      {message !== '' && ` · ${message}`}
    </>
  );
}
