import type { Token } from '@postern/api';
import { useOperation } from '../../../app/use-operation.ts';

const MOST = 200;
const NONE: readonly Token[] = [];

/** The tokens that a token minted and that still work, newest first. */
export function useChildren(tokenId: number): readonly Token[] {
  const { data } = useOperation('tokens_list', { query: { parent_id: tokenId, per_page: MOST } });
  return data?.tokens ?? NONE;
}
