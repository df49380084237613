import type { Database } from '../db/server-tables.ts';
import type { ActionResourceType, ActionRow } from './actions/action-store.ts';
import { completeImageAction } from './images/complete-image-action.ts';
import { completeDropletAction } from './droplet-actions/complete-droplet-action.ts';
import { completeReservedIpAction } from './reserved-ips/complete-reserved-ip-action.ts';
import { completeVolumeAction } from './volumes/complete-volume-action.ts';

/** Does to a resource what an action was for, in the transaction that ends the action. Says how that went. */
export type ActionEffect = (transaction: Database, action: ActionRow, now: number) => Promise<'completed' | 'errored'>;

/** What happens when an action is due, by the kind of resource that it is done to. */
export const actionEffects: Readonly<Partial<Record<ActionResourceType, ActionEffect>>> = {
  droplet: completeDropletAction,
  image: completeImageAction,
  reserved_ip: completeReservedIpAction,
  volume: completeVolumeAction,
};
