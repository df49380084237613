import { once } from 'node:events';
import { paintFor, type Paint } from '../terminal/paint.ts';
import type { Environment, Terminal } from '../terminal/terminal.ts';
import { chooseColumns } from './choose-columns.ts';
import type { Column } from './column.ts';
import { renderTable } from './table.ts';

export interface OutputOptions {
  /** `text`, `json`, or one of the command's own. */
  readonly mode: string;
  /** Names of columns, separated by commas; absent: those that are not hidden. */
  readonly format?: string | undefined;
  readonly header: 'shown' | 'hidden';
}

/** What a command answers goes through here, to `stdout`; what it says besides, to `stderr`. */
export class Output {
  readonly mode: string;
  readonly paint: Paint;
  /** For `stderr`. */
  readonly paintNote: Paint;
  readonly #terminal: Terminal;
  readonly #options: OutputOptions;
  #answered = false;

  constructor(terminal: Terminal, environment: Environment, options: OutputOptions) {
    this.#terminal = terminal;
    this.#options = options;
    this.mode = options.mode;
    this.paint = paintFor(terminal.stdout, environment);
    this.paintNote = paintFor(terminal.stderr, environment);
  }

  /** A table; in JSON `json`, which is the rows as the API gave them unless something else is said. */
  rows<Row>(columns: readonly Column<Row>[], rows: readonly Row[], json: unknown = rows): void {
    if (this.mode === 'json') return this.json(json);
    const chosen = chooseColumns(columns, this.#options.format);
    this.text(renderTable(chosen, rows, { header: this.#options.header, paint: this.paint }));
  }

  json(value: unknown): void {
    this.text(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** Words for people where programs get `json` instead. */
  say(text: string, json: unknown): void {
    if (this.mode === 'json') this.json(json);
    else this.text(`${text}\n`);
  }

  /** Something on the side: how it goes, what to know. Never part of the answer. */
  note(text: string): void {
    this.#terminal.stderr.write(`${text}\n`);
  }

  /** As it is. */
  text(text: string): void {
    this.#answered = true;
    this.#terminal.stdout.write(text);
  }

  /** A part of an answer that is too long to be held: waits until whoever reads has room. */
  async part(text: string): Promise<void> {
    this.#answered = true;
    if (!this.#terminal.stdout.write(text)) await once(this.#terminal.stdout, 'drain');
  }

  /** A command that has nothing to say answers a program nevertheless. */
  finish(): void {
    if (this.mode === 'json' && !this.#answered) this.json({});
  }
}
