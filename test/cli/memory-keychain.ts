import { KeychainUnavailable, type Keychain } from '@postern/cli/keychain';

/** A keychain of a test's own. */
export class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, string>();
  /** Whether it refuses whatever it is asked. */
  isLocked = false;

  async write(entry: string, token: string): Promise<void> {
    this.#open();
    this.entries.set(entry, token);
  }

  async read(entry: string): Promise<string | null> {
    this.#open();
    return this.entries.get(entry) ?? null;
  }

  async remove(entry: string): Promise<void> {
    this.#open();
    this.entries.delete(entry);
  }

  #open(): void {
    if (this.isLocked) throw new KeychainUnavailable('it is locked');
  }
}
