import type { Random } from '../measure/random.ts';

export interface Corpus {
  /** A piece of this length from somewhere in it. */
  cut(length: number): Buffer;
}

const CORPUS_BYTES = 16 << 20;
const WORDS =
  'the of const return import function droplet_id token scope if else for value name region_slug size await async export interface readonly string number null undefined { } ( ) => ; , = === account_id created_at version pattern path'.split(
    ' ',
  );
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What is searched for stands in ordinary names too, now and then. */
const ODD_WORD = 'api_v1_users';

/** Text such as repositories hold: lines of words and names, base64 among them, and a stretch of bytes. */
export function createCorpus(random: Random): Corpus {
  const parts: Buffer[] = [];
  for (let length = 0; length < CORPUS_BYTES;) {
    const part = Buffer.from(random() % 200 === 0 ? bytes(random) : line(random), 'latin1');
    parts.push(part);
    length += part.length;
  }
  const whole = Buffer.concat(parts);
  return {
    cut: (length) => {
      const size = Math.min(length, whole.length);
      const from = random() % (whole.length - size + 1);
      return whole.subarray(from, from + size);
    },
  };
}

function line(random: Random): string {
  if (random() % 50 === 0) return `${letters(76, random)}\n`;
  const words = Array.from({ length: 3 + (random() % 12) }, () =>
    random() % 5000 === 0 ? ODD_WORD : WORDS[random() % WORDS.length],
  );
  return `${words.join(' ')}\n`;
}

function letters(count: number, random: Random): string {
  return Array.from({ length: count }, () => BASE64.charAt(random() % BASE64.length)).join('');
}

function bytes(random: Random): string {
  return Array.from({ length: 2000 }, () => String.fromCharCode(random() % 256)).join('');
}
