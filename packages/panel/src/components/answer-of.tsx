import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OperationError } from '../app/operation-error.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

export interface AnswerOfProps<T> {
  readonly query: UseQueryResult<T, OperationError>;
  /** Until the first answer is there. Default: the skeleton of a table. */
  readonly skeleton?: ReactNode;
  readonly children: (answer: T) => ReactNode;
}

/** What a query answered, or why it did not, or a skeleton until then. An old answer stays while a new one fails. */
export function AnswerOf<T>({ query, skeleton = <TableSkeleton rows={6} />, children }: AnswerOfProps<T>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <ProblemAlert error={query.error} /> : skeleton;
}
