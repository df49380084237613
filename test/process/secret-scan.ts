import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** No other text holds the same twelve digits by chance, and strings are not always kept in one piece. */
const PIECE_LENGTH = 12;
const RUN = /[0-9A-Za-z]{12,}/g;

/** Looks for the random parts of tokens in texts and files of any kind. A quarter of one is a find. */
export class SecretScan {
  readonly #names = new Map<string, string>();

  /** Takes `<prefix>_v1_`, 10 digits of public id, 48 of random, 6 of checksum, under the name that a find is told by. */
  add(name: string, token: string): void {
    const random = token.slice(-54, -6);
    for (let at = 0; at < random.length; at += PIECE_LENGTH) {
      this.#names.set(random.slice(at, at + PIECE_LENGTH), name);
    }
  }

  /** The names of the tokens that a text tells of, each once. */
  findIn(text: string): string[] {
    const found = new Set<string>();
    for (const [run] of text.matchAll(RUN)) {
      for (let at = 0; at + PIECE_LENGTH <= run.length; at++) {
        const name = this.#names.get(run.slice(at, at + PIECE_LENGTH));
        if (name !== undefined) found.add(name);
      }
    }
    return [...found];
  }

  /** Looks into every file of a folder; answers `file: name` for each find, and the files it read. */
  async findInFolder(folder: string): Promise<{ found: string[]; files: string[] }> {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const found = await Promise.all(
      files.map(async (file) => {
        const names = this.findIn(await readFile(join(folder, file), 'latin1'));
        return names.map((name) => `${file}: ${name}`);
      }),
    );
    return { found: found.flat(), files: files.toSorted() };
  }
}
