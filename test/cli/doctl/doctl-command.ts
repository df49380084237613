/** A command of doctl, as its source has it: facts to hold our commands against. */
export interface DoctlCommand {
  readonly aliases?: readonly string[];
  /** Its own flags, without the global ones and without `--format` and `--no-header`. */
  readonly flags?: Readonly<Record<string, DoctlFlag>>;
  /** What it prints; it then takes `--format` and `--no-header`. */
  readonly columns?: readonly DoctlColumn[];
  /** Flags that are left out, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
  /** Options of ours that doctl does not have. */
  readonly added?: readonly string[];
}

/** `required` where doctl refuses to run without it; `short` is its letter. */
export interface DoctlFlag {
  readonly type: 'string' | 'int' | 'bool' | 'strings';
  readonly short?: string;
  readonly required?: true;
}

/** Name for `--format`, and the title over the column where that differs; `hidden` where only `--format` shows it. */
export type DoctlColumn = readonly [name: string, title?: string, hidden?: 'hidden'];

/** By the words of the command: `compute droplet list`. */
export type DoctlCommands = Readonly<Record<string, DoctlCommand>>;

/** The other names of a noun, by its words: `compute droplet`. */
export type DoctlNouns = Readonly<Record<string, readonly string[]>>;

export const string = { type: 'string' } as const;
export const requiredString = { type: 'string', required: true } as const;
export const int = { type: 'int' } as const;
export const requiredInt = { type: 'int', required: true } as const;
export const bool = { type: 'bool' } as const;
export const strings = { type: 'strings' } as const;
export const force = { type: 'bool', short: 'f' } as const;
