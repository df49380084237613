import { styleText } from 'node:util';
import type { Environment, Screen } from './terminal.ts';

export type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
/** Colours a text, or leaves it alone. */
export type Paint = (tone: Tone, text: string) => string;

/** Colours only a terminal, and none whose owner set `NO_COLOR` (no-color.org) or that says it is dumb. */
export function paintFor(screen: Screen, environment: Environment): Paint {
  const wanted = screen.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  return wanted ? (tone, text) => styleText(tone, text, { validateStream: false }) : (_, text) => text;
}
