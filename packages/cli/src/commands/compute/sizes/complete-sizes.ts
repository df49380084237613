import type { Completer } from '../../../command/option-specs.ts';

/** Slugs of sizes, with what they are and cost. */
export const completeSizes: Completer = async (context) => {
  const api = await context.api();
  const sizes = await api.all('sizes_list', {}, (page) => page.sizes);
  return sizes.map(({ slug, memory, vcpus, disk, price_monthly: price }) => ({
    value: slug,
    summary: `${memory} MB, ${vcpus} vCPUs, ${disk} GB, $${price.toFixed(2)} a month`,
  }));
};
