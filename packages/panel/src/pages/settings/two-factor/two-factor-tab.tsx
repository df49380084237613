import { useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { TableSkeleton } from '../../../components/table-skeleton.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TwoFactorOff } from './two-factor-off.tsx';
import { TwoFactorOn } from './two-factor-on.tsx';

/** The recovery codes live here and nowhere else, from when they arrive until they are stored. */
export function TwoFactorTab(): ReactNode {
  const status = useOperation('twoFactor_get');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onStored={() => setCodes(null)} />;
  return (
    <AnswerOf query={status} skeleton={<TableSkeleton rows={3} />}>
      {({ two_factor }) =>
        two_factor.enabled ? (
          <TwoFactorOn status={two_factor} onCodes={setCodes} />
        ) : (
          <TwoFactorOff onCodes={setCodes} />
        )
      }
    </AnswerOf>
  );
}
