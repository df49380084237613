import { exitCodes } from '../exit-codes.ts';
import { Failure, usageFailure } from '../failure.ts';
import type { Terminal } from './terminal.ts';

/** Asks whoever sits at the terminal. Questions go to `stderr`, so that an answer on `stdout` stays clean. */
export class Prompt {
  /** Whether somebody is there, and may be asked. */
  readonly isInteractive: boolean;
  readonly #terminal: Terminal;

  constructor(terminal: Terminal, { canAsk }: { readonly canAsk: boolean }) {
    this.#terminal = terminal;
    this.isInteractive = canAsk;
  }

  /** Asks before something that cannot be undone. Without a terminal it fails and names the option that goes without asking. */
  async confirm(question: string, { force }: { readonly force: boolean }): Promise<void> {
    if (force) return;
    if (!this.isInteractive) {
      throw usageFailure(`${question} Nobody is at a terminal to say so.`, ['Add --force to go ahead without asking.']);
    }
    const { confirm, isCancel } = await import('@clack/prompts');
    const answer = await confirm({ message: question, initialValue: false, ...this.#streams });
    if (isCancel(answer) || !answer) throw stopped();
  }

  /** Reads something that does not show. */
  async password(question: string): Promise<string> {
    const { isCancel, password } = await import('@clack/prompts');
    const answer = await password({ message: question, ...this.#streams });
    if (isCancel(answer)) throw stopped();
    return answer;
  }

  /** Reads a line. */
  async text(question: string): Promise<string> {
    const { isCancel, text } = await import('@clack/prompts');
    const answer = await text({ message: question, ...this.#streams });
    if (isCancel(answer)) throw stopped();
    return answer;
  }

  get #streams(): { readonly input: Terminal['stdin']; readonly output: Terminal['stderr'] } {
    return { input: this.#terminal.stdin, output: this.#terminal.stderr };
  }
}

function stopped(): Failure {
  return new Failure('Stopped. Nothing was changed.', { exitCode: exitCodes.interrupted });
}
