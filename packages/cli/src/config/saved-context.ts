/** A sign-in that was saved. */
export interface SavedContext {
  readonly name: string;
  /** Its token goes to this server and to no other. */
  readonly apiUrl: string;
  readonly token: SavedToken;
  /** The number of the token, where the server said it. */
  readonly tokenId: number | null;
}

/** Where the token of a sign-in is kept. */
export type SavedToken =
  | { readonly kind: 'file'; readonly text: string }
  /** `entry` names it in the keychain of the system. */
  | { readonly kind: 'keychain'; readonly entry: string }
  | { readonly kind: 'command'; readonly command: string };

export interface Config {
  /** The name of the sign-in in use where none is asked for. */
  readonly current: string | null;
  readonly contexts: ReadonlyMap<string, SavedContext>;
}
