import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listToText, textToList } from './list-text.ts';

it('gives every list back', () => {
  const item = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes(' '));
  fc.assert(
    fc.property(fc.array(item), (items) => {
      expect(textToList(listToText(items))).toEqual(items);
    }),
  );
});

it.each([[['droplet:read tag:read']], [['']], [['tag:read', '']]])(
  'refuses %j, which would come back as another list',
  (items) => {
    expect(() => listToText(items)).toThrow(TypeError);
  },
);
