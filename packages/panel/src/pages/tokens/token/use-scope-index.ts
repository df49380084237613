import { useMemo } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { indexScopes, type ScopeIndex } from '../../../scopes/scope-index.ts';

/** The catalogue of scopes, once it is there. */
export function useScopeIndex(): ScopeIndex | undefined {
  const { data } = useOperation('scopes_list');
  return useMemo(() => data && indexScopes(data), [data]);
}
