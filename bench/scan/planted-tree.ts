import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom, type Random } from '../measure/random.ts';
import { createCorpus } from './corpus.ts';
import { damage, forgeToken } from './forged-tokens.ts';

export interface TreeSize {
  readonly files: number;
  readonly bytes: number;
  /** Files that hold a token. */
  readonly tokens: number;
  /** Files that hold a token with one character changed. */
  readonly nearMisses: number;
}

/** Where each token was put, by how it begins; no other is in the tree. */
export type PlantedTokens = ReadonlyMap<string, string>;

const FILES_A_FOLDER = 50;
const SEED = 20_261_123;
/** Everyday rules, none of which names a file of the tree: they are asked about each, as in a real one. */
const RULES = [
  'node_modules/',
  'dist/',
  'coverage/',
  '*.log',
  '.env',
  '.env.*',
  '!.env.example',
  '/build',
  '**/tmp/*.bin',
];

/** Writes a tree of files, the same at each call with the same size: text in lines, a few files of bytes. */
export async function plantTree(folder: string, size: TreeSize): Promise<PlantedTokens> {
  const random = createRandom(SEED);
  const corpus = createCorpus(random);
  const tokenFiles = chooseFiles(size.files, size.tokens, random);
  const missFiles = chooseFiles(size.files, size.nearMisses, random);
  const planted = new Map<string, string>();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), `${RULES.join('\n')}\n`);
  for (let file = 0; file < size.files; file++) {
    const at = Math.floor(file / FILES_A_FOLDER);
    const directory = join(folder, `part-${at % 20}`, `module-${Math.floor(at / 20) % 10}`, `unit-${at}`);
    if (file % FILES_A_FOLDER === 0) await mkdir(directory, { recursive: true });
    const path = join(directory, `file-${file}.txt`);
    const inserts: string[] = [];
    if (tokenFiles.has(file)) {
      const token = forgeToken(random);
      planted.set(token.slice(0, -54), path);
      inserts.push(token);
    }
    if (missFiles.has(file)) inserts.push(damage(forgeToken(random), random));
    await writeFile(path, withInserts(corpus.cut(lengthOf(size, random)), inserts, random));
  }
  return planted;
}

function chooseFiles(files: number, count: number, random: Random): ReadonlySet<number> {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, files)) chosen.add(random() % files);
  return chosen;
}

/** Many small files and a few large ones, about as long together as was asked for. */
function lengthOf({ files, bytes }: TreeSize, random: Random): number {
  const uniform = (random() + 1) / (2 ** 32 + 1);
  return Math.ceil((-Math.log(uniform) * bytes) / files);
}

/** Each at a place of its own choice, none within another, in quotes, as in a file of settings. */
function withInserts(content: Buffer, inserts: readonly string[], random: Random): Buffer {
  const cuts = inserts.map(() => random() % (content.length + 1)).toSorted((one, other) => one - other);
  const pieces = cuts.flatMap((cut, at) => [
    content.subarray(cuts[at - 1] ?? 0, cut),
    Buffer.from(`"${inserts[at] ?? ''}"`),
  ]);
  return Buffer.concat([...pieces, content.subarray(cuts.at(-1) ?? 0)]);
}
