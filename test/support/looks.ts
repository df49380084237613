import { rounds } from './rounds.ts';

/** A window and its colours. */
export interface Look {
  readonly viewport: 'desktop' | 'phone';
  readonly colourScheme: 'light' | 'dark';
}

const EVERY_LOOK: readonly Look[] = [
  { viewport: 'desktop', colourScheme: 'light' },
  { viewport: 'phone', colourScheme: 'dark' },
  { viewport: 'desktop', colourScheme: 'dark' },
  { viewport: 'phone', colourScheme: 'light' },
];

/** Each window and each colour once, or in all ways together with all rounds. Every page as such is looked at in all of them in any case. */
export const LOOKS: readonly Look[] = EVERY_LOOK.slice(0, rounds({ quick: 2, full: 4 }));
