import type { Command } from './command.ts';
import { tableOptions } from './global-options.ts';
import type { OptionSpecs } from './option-specs.ts';

/** The options of a command, its own first, without those of every command. */
export function optionsOf(command: Command): OptionSpecs {
  return { ...command.options, ...(command.columns !== undefined && tableOptions) };
}
