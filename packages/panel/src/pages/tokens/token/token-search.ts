/** What of a token is shown: `rotate` and `revoke` are dialogs over the overview. */
export type TokenTab = 'overview' | 'shrink' | 'trail' | 'edit' | 'rotate' | 'revoke';

/** The search part of a token's address. */
export interface TokenSearch {
  /** Default `overview`. */
  readonly tab?: Exclude<TokenTab, 'overview'>;
  /** With `edit`: a scope to begin with beside those it has, after a refusal that it would have prevented. */
  readonly add?: string;
}

const TABS: readonly unknown[] = ['shrink', 'trail', 'edit', 'rotate', 'revoke'] satisfies readonly TokenTab[];

/** What cannot be understood is left out. */
export function readTokenSearch({ tab, add }: Readonly<Record<string, unknown>>): TokenSearch {
  return {
    ...(isTab(tab) && { tab }),
    ...(typeof add === 'string' && /^[a-z0-9_]+(:[a-z_]+)?$/.test(add) && { add }),
  };
}

function isTab(value: unknown): value is Exclude<TokenTab, 'overview'> {
  return TABS.includes(value);
}
