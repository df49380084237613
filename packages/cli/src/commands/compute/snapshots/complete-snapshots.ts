import type { Completer } from '../../../command/option-specs.ts';

/** IDs of snapshots, of Droplets and of volumes. */
export const completeSnapshots: Completer = (context) => completeOf(context, {});

/** IDs of snapshots that a volume can be made from. */
export const completeVolumeSnapshots: Completer = (context) => completeOf(context, { resource_type: 'volume' });

async function completeOf(
  context: Parameters<Completer>[0],
  query: { readonly resource_type?: 'volume' },
): ReturnType<Completer> {
  const api = await context.api();
  const snapshots = await api.all('snapshots_list', { query }, (page) => page.snapshots);
  return snapshots.map(({ id, name, resource_type: type }) => ({ value: id, summary: `${name}, of a ${type}` }));
}
