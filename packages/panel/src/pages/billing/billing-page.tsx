import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';

export function BillingPage(): ReactNode {
  const balance = useOperation('balance_get');
  return (
    <>
      <PageHeader title="Billing" description="What the simulated resources would cost. Nothing is ever charged." />
      <AnswerOf query={balance}>
        {({ month_to_date_usage, account_balance, month_to_date_balance }) => (
          <FactList
            facts={[
              ['Used this month', `$${month_to_date_usage}`],
              ['Billed and unpaid', `$${account_balance}`],
              ['Together', `$${month_to_date_balance}`],
            ]}
          />
        )}
      </AnswerOf>
    </>
  );
}
