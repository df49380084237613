import type { Environment, Terminal } from './terminal.ts';

/** Lines that change where they stand, until they are left as they are. */
export interface LiveLines {
  /** Leaves what is drawn last on the screen. */
  finish(): void;
  /** Takes it all off the screen. */
  clear(): void;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/** Whether `stderr` is a screen on which lines can be drawn again. */
export function canDraw({ stderr }: Terminal, environment: Environment): boolean {
  return stderr.isTTY === true && environment['TERM'] !== 'dumb';
}

/** Draws lines on `stderr` over and over, each time with the next picture of a spinner. The cursor comes back however it ends. */
export async function drawLive({ stderr }: Terminal, draw: (spinner: string) => readonly string[]): Promise<LiveLines> {
  const { createLogUpdate } = await import('log-update');
  // A screen is a writable stream; the library asks for the type of `process.stderr`.
  const show = createLogUpdate(stderr as NodeJS.WritableStream);
  let frame = 0;
  const redraw = (): void => show(draw(FRAMES[frame++ % FRAMES.length] ?? '').join('\n'));
  redraw();
  const timer = setInterval(redraw, FRAME_MS);
  const end = (last: () => void) => () => {
    clearInterval(timer);
    last();
    show.done();
  };
  return { finish: end(redraw), clear: end(() => show.clear()) };
}
