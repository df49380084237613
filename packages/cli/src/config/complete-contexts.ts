import type { Completer } from '../command/option-specs.ts';
import { readConfig } from './config-file.ts';
import { findConfigPlace } from './config-place.ts';

/** The names of the sign-ins. */
export const completeContexts: Completer = async (context) => {
  const { contexts } = await readConfig(findConfigPlace(context));
  return [...contexts.values()].map(({ name, apiUrl }) => ({ value: name, summary: apiUrl }));
};
