import type { Droplet } from '@postern/api';
import type { Api } from '../../../api/api.ts';
import { exitCodes } from '../../../exit-codes.ts';
import { Failure } from '../../../failure.ts';

/** A Droplet by its ID or its name. Whatever is all digits is a number, as doctl has it. */
export async function findDroplet(api: Api, word: string): Promise<Droplet> {
  if (!isNumber(word)) return findDropletNamed(api, word);
  return (await api.call('droplets_get', { params: { droplet_id: word } })).droplet;
}

/** Its number, which a number is without asking. */
export async function findDropletId(api: Api, word: string): Promise<number> {
  return isNumber(word) ? Number(word) : (await findDropletNamed(api, word)).id;
}

/** The numbers of several, each once. */
export async function findDropletIds(api: Api, words: readonly string[]): Promise<readonly number[]> {
  const ids = await Promise.all(words.map((word) => findDropletId(api, word)));
  return [...new Set(ids)];
}

async function findDropletNamed(api: Api, name: string): Promise<Droplet> {
  // The server takes a name in any case; a name that is typed is meant as it is typed.
  const droplets = (await api.all('droplets_list', { query: { name } }, (page) => page.droplets)).filter(
    (droplet) => droplet.name === name,
  );
  const [droplet, ...others] = droplets;
  if (droplet === undefined) {
    throw new Failure(`There is no Droplet named "${name}".`, {
      exitCode: exitCodes.notFound,
      advice: ['Which there are: postern compute droplet list'],
    });
  }
  if (others.length === 0) return droplet;
  throw new Failure(`There are ${droplets.length} Droplets named "${name}". Say which by its number.`, {
    advice: [`Their numbers: ${droplets.map(({ id }) => id).join(', ')}`],
  });
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
