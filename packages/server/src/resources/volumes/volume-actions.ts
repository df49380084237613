import type { VolumeActionByName, VolumeActionCreate } from '@postern/api';
import { HttpProblem, invalidFields } from '../../http/problem.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import type { VolumeRow } from './volume-store.ts';
import { PENDING_EVENT } from './volumes.ts';

export type VolumeActionBody = VolumeActionCreate | VolumeActionByName;

/** What stands in an action's row until it is carried out. */
export type VolumeActionParameters = { readonly dropletId: number } | { readonly sizeGigabytes: number };

/** What an action is called once it has begun, as DigitalOcean calls it. */
export const ACTION_TYPES = {
  attach: 'attach_volume',
  detach: 'detach_volume',
  resize: 'resize_volume',
} as const satisfies Readonly<Record<VolumeActionBody['type'], string>>;

/** How many volumes a Droplet takes. */
const MAX_ATTACHED = 15;

/** All that a decision is made on, as it is while the account is held. */
export interface VolumeActionPlace {
  readonly volume: VolumeRow;
  /** The account's Droplet that the request names; `undefined` where there is none, or none is named. */
  readonly droplet: DropletRow | undefined;
  /** How many volumes that Droplet has. */
  readonly attached: number;
}

/** Why an action cannot begin, or `null`. */
export function whyNotActed(body: VolumeActionBody, place: VolumeActionPlace): HttpProblem | null {
  const { volume } = place;
  if (body.region !== undefined && body.region !== volume.region_slug) {
    return refuse('region', `the volume is in ${volume.region_slug}, not in ${body.region}`);
  }
  if (volume.pending_action_id !== null) return PENDING_EVENT;
  switch (body.type) {
    case 'attach':
      return whyNotAttached(body, place);
    case 'detach':
      if (volume.droplet_id !== body.droplet_id) return new HttpProblem('unprocessable_entity', 'Attachment not found');
      return (place.droplet?.pending_action_id ?? null) === null ? null : PENDING_EVENT;
    case 'resize':
      if (body.size_gigabytes > volume.size_gigabytes) return null;
      return refuse('size_gigabytes', `the volume has ${volume.size_gigabytes} GiB already, and can only grow`);
  }
}

function whyNotAttached(
  { droplet_id: dropletId }: { readonly droplet_id: number },
  { volume, droplet, attached }: VolumeActionPlace,
): HttpProblem | null {
  if (volume.droplet_id !== null) return new HttpProblem('unprocessable_entity', 'This volume is already attached');
  if (droplet === undefined) return refuse('droplet_id', `the account has no Droplet "${dropletId}"`);
  if (droplet.region_slug !== volume.region_slug) {
    return refuse('droplet_id', `the Droplet is in ${droplet.region_slug}, the volume in ${volume.region_slug}`);
  }
  if (droplet.pending_action_id !== null) return PENDING_EVENT;
  if (attached < MAX_ATTACHED) return null;
  return new HttpProblem(
    'unprocessable_entity',
    `a Droplet takes up to ${MAX_ATTACHED} volumes, and this one has them`,
  );
}

function refuse(field: string, message: string): HttpProblem {
  return invalidFields([{ field, message }]);
}
