import type { Completer } from '../../../command/option-specs.ts';

/** IDs of volumes. */
export const completeVolumes: Completer = async (context) => {
  const api = await context.api();
  const volumes = await api.all('volumes_list', {}, (page) => page.volumes);
  return volumes.map(({ id, name, size_gigabytes: size, region }) => ({
    value: id,
    summary: `${name}, ${size} GiB in ${region.slug}`,
  }));
};
