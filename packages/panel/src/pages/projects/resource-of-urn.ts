/** A resource of a project, as `do:droplet:7` names it. */
export interface UrnResource {
  readonly kind: string;
  readonly id: string;
  /** "Droplet", "Volume". */
  readonly noun: string;
}

const NOUNS: Readonly<Record<string, string>> = {
  droplet: 'Droplet',
  volume: 'Volume',
  domain: 'Domain',
  reservedip: 'Reserved IP',
  floatingip: 'Floating IP',
};

export function resourceOfUrn(urn: string): UrnResource {
  const [, kind = '', ...rest] = urn.split(':');
  return { kind, id: rest.join(':'), noun: NOUNS[kind] ?? kind };
}
