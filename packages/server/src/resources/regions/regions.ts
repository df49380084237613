import type { Region } from '@postern/api';
import { sizes } from '../sizes/sizes.ts';

const FEATURES = ['backups', 'ipv6', 'metadata', 'install_agent', 'storage', 'image_transfer'];

/** In the order in which they were opened. */
const PLACES = [
  ['nyc1', 'New York 1'],
  ['sfo1', 'San Francisco 1'],
  ['nyc2', 'New York 2'],
  ['ams2', 'Amsterdam 2'],
  ['sgp1', 'Singapore 1'],
  ['lon1', 'London 1'],
  ['nyc3', 'New York 3'],
  ['ams3', 'Amsterdam 3'],
  ['fra1', 'Frankfurt 1'],
  ['tor1', 'Toronto 1'],
  ['sfo2', 'San Francisco 2'],
  ['blr1', 'Bangalore 1'],
  ['sfo3', 'San Francisco 3'],
  ['syd1', 'Sydney 1'],
  ['atl1', 'Atlanta 1'],
] as const;

/** Where no Droplet can be made any more: what is there stays. */
const CLOSED: ReadonlySet<string> = new Set(['sfo1', 'ams2']);

/** Where private networks came before VPCs, which the region still says of itself. */
const WITH_PRIVATE_NETWORKING: ReadonlySet<string> = new Set(['nyc3', 'ams3', 'fra1', 'lon1', 'sgp1', 'tor1']);

/** The regions there are, with the sizes that each offers. */
export const regions: readonly Region[] = PLACES.map(([slug, name]) => ({
  slug,
  name,
  features: WITH_PRIVATE_NETWORKING.has(slug) ? ['private_networking', ...FEATURES] : FEATURES,
  available: !CLOSED.has(slug),
  sizes: sizes.filter((size) => size.regions.includes(slug)).map((size) => size.slug),
}));

/** Where a Droplet goes whose creator does not say. */
export const DEFAULT_REGION = 'nyc3';

const bySlug = new Map(regions.map((region) => [region.slug, region]));

export function findRegion(slug: string): Region | undefined {
  return bySlug.get(slug);
}
