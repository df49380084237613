import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { ScanProgress } from './scan-progress.ts';

interface Shown {
  readonly progress: ScanProgress;
  /** In milliseconds. */
  at(now: number): void;
  text(): string;
}

function show(screen: PassThrough): Shown {
  let now = 0;
  let text = '';
  screen.setEncoding('utf8').on('data', (written: string) => (text += written));
  return { progress: new ScanProgress(screen, () => now), at: (ms) => (now = ms), text: () => text };
}

const terminal = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true });

it('shows at once that it has begun, then five times a second at the most, and takes the line away', () => {
  const { progress, at, text } = show(terminal());
  at(100);
  progress.add({ read: 10, bytes: 2_000_000, found: 0 });
  at(250);
  progress.add({ read: 10, bytes: 0, found: 1 });
  at(500);
  progress.add({ read: 30, bytes: 1_000_000, found: 1 });
  progress.end();
  progress.end();
  expect(text()).toBe('\r\u{1b}[K10 read (100/s, 2 MB), 0 found\r\u{1b}[K50 read (100/s, 3 MB), 1 found\r\u{1b}[K');
});

it('counts, and shows nothing, where nobody looks', () => {
  const { progress, text } = show(new PassThrough());
  progress.add({ read: 10, bytes: 1, found: 0 });
  progress.end();
  expect({ read: progress.read, text: text() }).toEqual({ read: 10, text: '' });
});
