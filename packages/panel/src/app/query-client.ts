import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { OperationError } from './operation-error.ts';

const STALE_MS = 10_000;
const RETRIES = 2;

/** What happens when the server no longer knows who is asking. */
type SignedOutListener = () => void;

/** A cache of answers; `onSignedOut` is told of every 401. */
export function createQueryClient(onSignedOut: SignedOutListener): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof OperationError && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) =>
          failures < RETRIES && error instanceof OperationError && error.kind === 'unreachable',
        // The server may well be on the same machine: no network is no reason not to ask.
        networkMode: 'always',
      },
      // What a change answered may be a secret: nothing of it stays behind.
      mutations: { gcTime: 0, networkMode: 'always' },
    },
  });
}
