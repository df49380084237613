import type { Image } from '@postern/api';
import type { Candidate, Completer } from '../../../command/option-specs.ts';

/** Whatever a Droplet can be made of: slugs of public images, IDs of the account's own. */
export const completeImages: Completer = async (context) => {
  const api = await context.api();
  return (await api.all('images_list', {}, (page) => page.images)).map(candidateOf);
};

/** IDs of the account's own images: snapshots, backups, custom ones. */
export const completeOwnImages: Completer = async (context) => {
  const api = await context.api();
  const own = await api.all('images_list', { query: { private: 'true' } }, (page) => page.images);
  return own.map(candidateOf);
};

function candidateOf({ id, slug, name, distribution }: Image): Candidate {
  return { value: slug ?? String(id), summary: `${distribution} ${name}` };
}
