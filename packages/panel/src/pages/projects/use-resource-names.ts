import { useOperation } from '../../app/use-operation.ts';

/** Names of resources by their URNs. */
export type ResourceNames = ReadonlyMap<string, string>;

const AT_ONCE = { query: { per_page: 200 } };

/** What Droplets and volumes are called: a project knows only their identifiers. */
export function useResourceNames(): ResourceNames {
  const droplets = useOperation('droplets_list', AT_ONCE);
  const volumes = useOperation('volumes_list', AT_ONCE);
  return new Map([
    ...(droplets.data?.droplets ?? []).map(({ id, name }) => [`do:droplet:${id}`, name] as const),
    ...(volumes.data?.volumes ?? []).map(({ id, name }) => [`do:volume:${id}`, name] as const),
  ]);
}
