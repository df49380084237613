import type { CallOutput } from '@postern/api/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { operationQuery } from './use-operation.ts';

type Profile = CallOutput<'profile_get'>['profile'];

/** Who is signed in: the query that every page behind the sign-in waits for. A 401 means nobody. */
export const sessionQuery = operationQuery('profile_get');

/** Who is signed in; only on pages behind the sign-in. */
export function useSession(): Profile {
  return useSuspenseQuery(sessionQuery).data.profile;
}

/**
 * Ends the session on the server. Then the page is loaded anew, so that nothing that it showed or held in memory is left. Answers
 * `false` where the server did not: the session goes on.
 */
export async function signOut(): Promise<boolean> {
  try {
    const answer = await fetch('/auth/sign-out', { method: 'POST' });
    if (!answer.ok) return false;
  } catch {
    return false;
  }
  location.assign('/sign-in');
  return true;
}
