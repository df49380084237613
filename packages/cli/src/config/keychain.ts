/** The keychain of the operating system, as far as it is needed here. */
export interface Keychain {
  /** Rejects with `KeychainUnavailable`, as all of these do, where there is none or it does not answer. */
  write(entry: string, token: string): Promise<void>;
  /** `null` where it keeps nothing of that name. */
  read(entry: string): Promise<string | null>;
  remove(entry: string): Promise<void>;
}

/** There is no keychain to use; the message says why, in a clause. */
export class KeychainUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeychainUnavailable';
  }
}
