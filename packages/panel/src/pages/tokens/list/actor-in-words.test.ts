import { describe, expect, it } from 'vitest';
import { actorInWords } from './actor-in-words.ts';

describe('who did something', () => {
  it.each([
    ['person:ada@example.com', 'ada@example.com'],
    ['token:12', 'token 12'],
    ['system:demo', 'the server'],
    ['somebody', 'somebody'],
  ])('of "%s" is "%s"', (actor, words) => {
    expect(actorInWords(actor)).toBe(words);
  });
});
