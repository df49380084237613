import type { Account } from '@postern/api';
import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { operationQuery } from './use-operation.ts';

/** Who is signed in: the query that every page behind the sign-in waits for. A 401 means nobody. */
export const sessionQuery = operationQuery('account_get');

/** Who is signed in; only on pages behind the sign-in. */
export function useSession(): Account {
  return useSuspenseQuery(sessionQuery).data.account;
}

/** Ends the session on the server, and forgets here what it showed. */
export async function signOut(queryClient: QueryClient): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST' });
  queryClient.clear();
}
