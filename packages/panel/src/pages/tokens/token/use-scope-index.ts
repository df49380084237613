import { indexScopes, type ScopeIndex } from '@postern/api/scope-review';
import { useMemo } from 'react';
import { useOperation } from '../../../app/use-operation.ts';

/** The catalogue of scopes, once it is there. */
export function useScopeIndex(): ScopeIndex | undefined {
  const { data } = useOperation('scopes_list');
  return useMemo(() => data && indexScopes(data), [data]);
}
