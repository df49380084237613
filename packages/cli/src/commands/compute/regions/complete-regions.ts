import type { Completer } from '../../../command/option-specs.ts';

/** Slugs of regions. */
export const completeRegions: Completer = async (context) => {
  const api = await context.api();
  const regions = await api.all('regions_list', {}, (page) => page.regions);
  return regions.map(({ slug, name }) => ({ value: slug, summary: name }));
};
