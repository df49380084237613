import type { Completer } from '../../../command/option-specs.ts';

/** Droplets by name and by ID. */
export const completeDroplets: Completer = async (context) => {
  const api = await context.api();
  const droplets = await api.all('droplets_list', {}, (page) => page.droplets);
  return droplets.flatMap(({ id, name, region, status }) => [
    { value: name, summary: `${id}, ${region.slug}, ${status}` },
    { value: String(id), summary: `${name}, ${region.slug}, ${status}` },
  ]);
};
