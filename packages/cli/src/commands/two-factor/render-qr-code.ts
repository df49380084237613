import { renderUnicodeCompact } from 'uqr';
import type { Environment } from '../../terminal/terminal.ts';

/** What is drawn are the light squares. */
const WHITE_ON_BLACK = '\u001b[38;5;231;48;5;16m';
const RESET = '\u001b[0m';

/**
 * A QR code in half blocks, two rows a line. Dark on light whichever colours the terminal has: some cameras do not read the reverse.
 * `null` for a terminal that cannot show it so.
 */
export function renderQrCode(text: string, environment: Environment): string | null {
  if (environment['NO_COLOR'] || environment['TERM'] === 'dumb') return null;
  return renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => `${WHITE_ON_BLACK}${line}${RESET}`)
    .join('\n');
}
