import type { SavedToken } from '../../config/saved-context.ts';

/** Where a token is kept, in words. */
export function keptIn(token: SavedToken, path: string): string {
  if (token.kind === 'keychain') return 'the keychain';
  if (token.kind === 'command') return `what "${token.command}" prints`;
  return `${path}, which only you can read`;
}

/** As programs read it, and as a table shows it. */
export function keptInJson(token: SavedToken): 'keychain' | 'command' | 'file' {
  return token.kind;
}
