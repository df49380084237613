import type { Context } from '../context.ts';

/** A value that may be typed next, and what it stands for. */
export interface Candidate {
  readonly value: string;
  readonly summary?: string;
}

/** Fetches what a shell offers to complete. It may fail: then nothing is offered. */
export type Completer = (context: Context) => Promise<readonly Candidate[]>;

interface Described {
  /** A clause without a full stop. */
  readonly summary: string;
  /** One letter. */
  readonly short?: string;
  /** Taken, but not shown: a spelling that people know from elsewhere. */
  readonly hidden?: true;
}

interface Valued extends Described {
  /** What stands for the value in the help: `slug` is shown as `<slug>`. */
  readonly value: string;
  readonly required?: true;
  readonly completes?: Completer;
}

/** A switch. `--name=false` turns it off, as doctl takes it. */
export interface FlagSpec extends Described {
  readonly kind: 'flag';
  /** Left out is not the same as false: the value is then `undefined`. */
  readonly threeState?: true;
}

export interface TextSpec extends Valued {
  readonly kind: 'text';
  readonly default?: string;
  readonly choices?: readonly string[];
}

/** A whole number. */
export interface NumberSpec extends Valued {
  readonly kind: 'number';
  readonly default?: number;
}

/** Several values: separated by commas, or by giving the option again. */
export interface ListSpec extends Valued {
  readonly kind: 'list';
}

/** Two values after one another: `--to-env .env KEY`. */
export interface PairSpec extends Described {
  readonly kind: 'pair';
  readonly values: readonly [first: string, second: string];
}

export type OptionSpec = FlagSpec | TextSpec | NumberSpec | ListSpec | PairSpec;
/** By name, without the dashes. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface ArgumentSpec {
  readonly summary: string;
  /** One or more, the last argument only. */
  readonly many?: true;
  readonly optional?: true;
  readonly completes?: Completer;
}
/** By name, in the order in which they are given. */
export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>;

type Present = { readonly required: true } | { readonly default: string | number };
type OptionValue<Spec> = Spec extends { readonly kind: 'flag' }
  ? boolean | (Spec extends { readonly threeState: true } ? undefined : never)
  : Spec extends { readonly kind: 'list' }
    ? readonly string[]
    : Spec extends { readonly kind: 'pair' }
      ? readonly [first: string, second: string] | undefined
      : Spec extends { readonly kind: infer Kind }
        ? (Kind extends 'number' ? number : string) | (Spec extends Present ? never : undefined)
        : never;

type ArgumentValue<Spec> = Spec extends { readonly many: true }
  ? readonly string[]
  : Spec extends { readonly optional: true }
    ? string | undefined
    : string;

/** What a command reads of its options: a list that was not given is empty, a flag false. */
export type OptionValues<Specs> = { readonly [Name in keyof Specs]: OptionValue<Specs[Name]> };
export type ArgumentValues<Specs> = { readonly [Name in keyof Specs]: ArgumentValue<Specs[Name]> };
