import { useOperation } from '../../app/use-operation.ts';

/** Names of tokens by their numbers. */
export type TokenNames = ReadonlyMap<number, string>;

/** What the newest tokens of the account are called, whatever became of them. */
export function useTokenNames(): TokenNames {
  const tokens = useOperation('tokens_list', { query: { state: 'all', per_page: 200 } });
  return new Map(tokens.data?.tokens.map(({ id, name }) => [id, name]));
}
