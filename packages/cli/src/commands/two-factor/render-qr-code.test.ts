import { stripVTControlCharacters } from 'node:util';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { renderQrCode } from './render-qr-code.ts';

const URI = 'otpauth://totp/Postern:ada%40example.com?secret=ONSWG4TFOQ&issuer=Postern&digits=6&period=30';
/** What is light in the upper and in the lower half of a character. */
const HALVES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  '█': [true, true],
  '▀': [true, false],
  '▄': [false, true],
  ' ': [false, false],
};

it('draws the dark squares dark, whatever the colours of the terminal are', () => {
  const lines = (renderQrCode(URI, {}) ?? '').split('\n');
  for (const line of lines) {
    expect(line.startsWith('\u001b[38;5;231;48;5;16m')).toBe(true);
    expect(line.endsWith('\u001b[0m')).toBe(true);
  }
  const drawn = lines.flatMap((line) => {
    const characters = stripVTControlCharacters(line).split('');
    const halves = characters.map((character) => HALVES[character] ?? [true, true]);
    return [halves.map(([upper]) => !upper), halves.map(([, lower]) => !lower)];
  });
  const { data, size } = encode(URI, { border: 2 });
  expect(drawn.slice(0, size)).toEqual(data);
});

it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('draws nothing where it cannot colour: %j', (environment) => {
  expect(renderQrCode(URI, environment)).toBeNull();
});
