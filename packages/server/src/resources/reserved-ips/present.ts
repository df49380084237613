import type { ReservedIp, ReservedIpAction, ReservedIpLinks } from '@postern/api';
import type { ActionRow } from '../actions/action-store.ts';
import { presentAction } from '../actions/present.ts';
import { presentDroplet } from '../droplets/present.ts';
import { findRegion } from '../regions/regions.ts';
import type { CreatedReservedIp } from './create-reserved-ip.ts';
import type { ReservedIpDetails } from './reserved-ip-details.ts';

export function presentReservedIp({ reservedIp, droplet, projectId }: ReservedIpDetails): ReservedIp {
  const region = findRegion(reservedIp.region_slug);
  // A row can name only what was in the catalogue when it was written, and the catalogue only grows.
  if (region === undefined) throw new Error(`${reservedIp.ip} names the region ${reservedIp.region_slug}.`);
  return {
    ip: reservedIp.ip,
    region,
    droplet: droplet === null ? null : presentDroplet(droplet),
    locked: reservedIp.pending_action_id !== null,
    ...(projectId !== undefined && { project_id: projectId }),
  };
}

export function presentLinks({ assignment }: CreatedReservedIp, origin: string): ReservedIpLinks {
  if (assignment === null) return {};
  const { action, dropletId } = assignment;
  return {
    droplets: [{ id: dropletId, rel: 'droplet', href: `${origin}/v2/droplets/${dropletId}` }],
    actions: [{ id: action.id, rel: action.type, href: `${origin}/v2/actions/${action.id}` }],
  };
}

export function presentReservedIpAction(action: ActionRow, projectId: string | undefined): ReservedIpAction {
  return { ...presentAction(action), ...(projectId !== undefined && { project_id: projectId }) };
}
