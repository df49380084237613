import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { CallInput, CallOutput, OperationId } from '@postern/api/client';
import { callOperation, type InputArgument } from './client.ts';
import type { OperationError } from './operation-error.ts';

/** What TanStack Query needs to ask an operation. */
interface OperationQuery<Id extends OperationId> {
  readonly queryKey: readonly [Id, unknown];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<CallOutput<Id>>;
}

/** The query of an operation, for `useQuery` and for fetching ahead: `queryClient.prefetchQuery(operationQuery('tokens_list'))`. */
export function operationQuery<Id extends OperationId>(id: Id, ...[input]: InputArgument<Id>): OperationQuery<Id> {
  return {
    queryKey: [id, input ?? {}],
    queryFn: ({ signal }) => {
      // The compiler cannot see through the generic that a signal may be added to any input.
      const withSignal = [{ ...input, signal }] as unknown as InputArgument<Id>;
      return callOperation(id, ...withSignal);
    },
  };
}

export interface OperationOptions<Id extends OperationId> {
  readonly enabled?: boolean;
  /** Asks again after so many milliseconds, for as long as the page is shown. */
  readonly refetchInterval?: number | ((answer: CallOutput<Id> | undefined) => number | false);
  /** While the next page loads, the last one stays. Default false. */
  readonly keepsPrevious?: boolean;
}

type UseOperationArguments<Id extends OperationId> =
  Record<never, unknown> extends CallInput<Id>
    ? [input?: CallInput<Id>, options?: OperationOptions<Id>]
    : [input: CallInput<Id>, options?: OperationOptions<Id>];

/** What an operation answers, kept up to date: `useOperation('tokens_list', { query: { state: 'active' } })`. */
export function useOperation<Id extends OperationId>(
  id: Id,
  ...[input, options = {}]: UseOperationArguments<Id>
): UseQueryResult<CallOutput<Id>, OperationError> {
  const { enabled, refetchInterval, keepsPrevious = false } = options;
  return useQuery<CallOutput<Id>, OperationError>({
    ...operationQuery(id, ...([input] as unknown as InputArgument<Id>)),
    ...(enabled !== undefined && { enabled }),
    ...(refetchInterval !== undefined && {
      refetchInterval:
        typeof refetchInterval === 'number' ? refetchInterval : ({ state }) => refetchInterval(state.data),
    }),
    ...(keepsPrevious && { placeholderData: (previous) => previous }),
  });
}

export interface ChangeOptions<Id extends OperationId> {
  /** Operations whose answers this change makes stale. Default: all of them. */
  readonly stales?: readonly OperationId[];
  /** The change is pending until a promise that comes back is settled. */
  readonly onSuccess?: (answer: CallOutput<Id>) => void | Promise<void>;
}

/**
 * An operation that changes something: `const revoke = useChange('tokens_revoke')`, then `revoke.mutate({ params })`. For an
 * answer that holds a secret, use `callOperation` and keep it in the page's own state.
 */
export function useChange<Id extends OperationId>(
  id: Id,
  { stales, onSuccess }: ChangeOptions<Id> = {},
): UseMutationResult<CallOutput<Id>, OperationError, CallInput<Id>> {
  const queryClient = useQueryClient();
  return useMutation<CallOutput<Id>, OperationError, CallInput<Id>>({
    mutationFn: (input) => callOperation(id, ...([input] as unknown as InputArgument<Id>)),
    onSuccess: (answer) => {
      const stale = stales === undefined ? [undefined] : stales.map((operation) => [operation]);
      for (const queryKey of stale) void queryClient.invalidateQueries(queryKey === undefined ? {} : { queryKey });
      return onSuccess?.(answer);
    },
  });
}
