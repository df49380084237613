/** In the order in which they are shown. */
const FEATURES = ['backups', 'ipv6', 'monitoring', 'private_networking', 'droplet_agent'] as const;

type Feature = (typeof FEATURES)[number];

/** A Droplet's features as its row keeps them, with one more. */
export function withFeature(features: string, feature: Feature): string {
  const all = new Set([...features.split(' '), feature]);
  return FEATURES.filter((name) => all.has(name)).join(' ');
}

/** A Droplet's features as its row keeps them, with one less. */
export function withoutFeature(features: string, feature: Feature): string {
  return features
    .split(' ')
    .filter((name) => name !== feature)
    .join(' ');
}
