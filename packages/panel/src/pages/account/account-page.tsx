import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';

export function AccountPage(): ReactNode {
  const answer = useOperation('account_get');
  return (
    <>
      <PageHeader title="Account" description="What owns the tokens and the resources." />
      <AnswerOf query={answer}>
        {({ account }) => (
          <FactList
            facts={[
              ['Name', account.name],
              ['E-mail', account.email],
              ['Status', account.status],
              ['Droplets at most', account.droplet_limit],
              ['Reserved IPs at most', account.reserved_ip_limit],
              ['Volumes at most', account.volume_limit],
            ]}
          />
        )}
      </AnswerOf>
    </>
  );
}
