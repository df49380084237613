import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { CallInput, CallOutput, OperationId } from '@postern/api/client';
import { callOperation, type InputArgument } from './client.ts';
import type { OperationError } from './operation-error.ts';

export interface SecretOperationOptions<Id extends OperationId> {
  /** Takes the answer into the state of the page. */
  readonly onSecret: (answer: CallOutput<Id>) => void;
  /** Operations whose answers are stale from then on. Default: none. */
  readonly stales?: readonly OperationId[];
}

/** An operation whose answer is a secret, which goes to `onSecret` and into no cache. */
export function useSecretOperation<Id extends OperationId>(
  id: Id,
  { onSecret, stales = [] }: SecretOperationOptions<Id>,
): UseMutationResult<void, OperationError, CallInput<Id>> {
  const queryClient = useQueryClient();
  return useMutation<void, OperationError, CallInput<Id>>({
    mutationFn: async (input) => {
      onSecret(await callOperation(id, ...([input] as unknown as InputArgument<Id>)));
      for (const operation of stales) void queryClient.invalidateQueries({ queryKey: [operation] });
    },
  });
}
