import type { Region } from '@postern/api';
import { sizes } from '../sizes/sizes.ts';

const FEATURES = ['backups', 'ipv6', 'metadata', 'install_agent', 'storage', 'image_transfer'];

const PLACES = [
  ['nyc1', 'New York 1'],
  ['nyc3', 'New York 3'],
  ['sfo3', 'San Francisco 3'],
  ['tor1', 'Toronto 1'],
  ['lon1', 'London 1'],
  ['ams3', 'Amsterdam 3'],
  ['fra1', 'Frankfurt 1'],
  ['blr1', 'Bangalore 1'],
  ['sgp1', 'Singapore 1'],
  ['syd1', 'Sydney 1'],
] as const;

/** The regions there are, with the sizes that each offers. */
export const regions: readonly Region[] = PLACES.map(([slug, name]) => ({
  slug,
  name,
  features: FEATURES,
  available: true,
  sizes: sizes.filter((size) => size.regions.includes(slug)).map((size) => size.slug),
}));

/** Where a Droplet goes whose creator does not say. */
export const DEFAULT_REGION = 'nyc3';

const bySlug = new Map(regions.map((region) => [region.slug, region]));

export function findRegion(slug: string): Region | undefined {
  return bySlug.get(slug);
}
