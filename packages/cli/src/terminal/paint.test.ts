import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { paintFor } from './paint.ts';

const pipe = new PassThrough();
const terminal = Object.assign(new PassThrough(), { isTTY: true });

const RED = '\u{1b}[31mno\u{1b}[39m';

it.each([
  { place: 'a terminal', screen: terminal, environment: {}, painted: RED },
  { place: 'a pipe', screen: pipe, environment: {}, painted: 'no' },
  { place: 'a terminal whose owner wants none', screen: terminal, environment: { NO_COLOR: '1' }, painted: 'no' },
  { place: 'a terminal whose NO_COLOR is empty', screen: terminal, environment: { NO_COLOR: '' }, painted: RED },
  { place: 'a dumb terminal', screen: terminal, environment: { TERM: 'dumb' }, painted: 'no' },
])('colours as they should be on $place', ({ screen, environment, painted }) => {
  expect(paintFor(screen, environment)('red', 'no')).toBe(painted);
});
