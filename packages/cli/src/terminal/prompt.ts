import { exitCodes } from '../exit-codes.ts';
import { Failure, usageFailure } from '../failure.ts';
import type { Terminal } from './terminal.ts';

const SHOWN_CHOICES = 12;

/** One of several to pick from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown beside the one that is being looked at. */
  readonly hint: string;
}

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

  /** Reads a line. `validate` answers what is wrong with it. */
  async text(question: string, validate: (text: string) => string | undefined = () => undefined): Promise<string> {
    const { isCancel, text } = await import('@clack/prompts');
    const answer = await text({ message: question, validate: (given) => validate(given ?? ''), ...this.#streams });
    if (isCancel(answer)) throw stopped();
    return answer;
  }

  async choose(question: string, choices: readonly Choice[]): Promise<string> {
    const { isCancel, select } = await import('@clack/prompts');
    const answer = await select({
      message: question,
      options: [...choices],
      maxItems: SHOWN_CHOICES,
      ...this.#streams,
    });
    if (isCancel(answer)) throw stopped();
    return answer;
  }

  /** At least one of many, which are searched by typing. `picked` are so from the start. */
  async chooseMany(
    question: string,
    choices: readonly Choice[],
    picked: readonly string[],
  ): Promise<readonly string[]> {
    const { autocompleteMultiselect, isCancel } = await import('@clack/prompts');
    const answer = await autocompleteMultiselect({
      message: question,
      options: [...choices],
      initialValues: [...picked],
      placeholder: 'type to search',
      required: true,
      filter: (search, { value }) => matching(choices, search).has(value),
      maxItems: SHOWN_CHOICES,
      ...this.#streams,
    });
    if (isCancel(answer)) throw stopped();
    return answer;
  }

  get #streams(): { readonly input: Terminal['stdin']; readonly output: Terminal['stderr'] } {
    return { input: this.#terminal.stdin, output: this.#terminal.stderr };
  }
}

/** Those whose label holds what is searched for; only where there is none, those whose hint does. */
function matching(choices: readonly Choice[], search: string): ReadonlySet<string> {
  const holds = (text: string): boolean => text.toLowerCase().includes(search.trim().toLowerCase());
  const named = choices.filter(({ label }) => holds(label));
  return new Set((named.length > 0 ? named : choices.filter(({ hint }) => holds(hint))).map(({ value }) => value));
}

function stopped(): Failure {
  return new Failure('Stopped. Nothing was changed.', { exitCode: exitCodes.interrupted });
}
