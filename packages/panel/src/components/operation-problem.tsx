import { useMemo, type ReactNode } from 'react';
import type { OperationError } from '../app/operation-error.ts';
import { FormProblem } from './form-problem.tsx';

export interface OperationProblemProps {
  readonly error: OperationError | null;
  /** What is wrong with these stands beside them. */
  readonly fields: readonly string[];
}

/** Above a form: why its operation came to nothing, as far as no single field is to blame. */
export function OperationProblem({ error, fields }: OperationProblemProps): ReactNode {
  const names = fields.join(' ');
  // The same as long as the error is, so that the focus moves once.
  const problem = useMemo(() => {
    if (error === null) return null;
    const blamed = error.problem?.errors ?? [];
    const elsewhere = blamed.filter(({ field }) => !names.split(' ').includes(field));
    if (blamed.length > 0 && elsewhere.length === 0) return null;
    return { message: elsewhere[0]?.message ?? error.message };
  }, [error, names]);
  return <FormProblem problem={problem} />;
}
