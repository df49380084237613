import type { Database } from '../../db/server-tables.ts';
import { deleteImage, findOwnImage } from '../images/image-store.ts';
import { findReservedIp, releaseReservedIp } from '../reserved-ips/reserved-ip-store.ts';
import { deleteVolumeSnapshot, findVolumeSnapshot } from '../snapshots/volume-snapshot-store.ts';
import { destroyVolume } from '../volumes/delete-volume.ts';
import { findVolume } from '../volumes/volume-store.ts';
import type { DropletRow } from './droplet-details.ts';

/** What stays, and costs, when a Droplet is destroyed by itself. */
export const ASSOCIATED_KINDS = ['reserved_ips', 'snapshots', 'volumes', 'volume_snapshots'] as const;
export type AssociatedKind = (typeof ASSOCIATED_KINDS)[number];

export interface AssociatedResource {
  readonly kind: AssociatedKind;
  readonly id: string;
  readonly name: string;
  /** In US dollars, if it is kept. */
  readonly monthlyPrice: number;
  /** The action that holds it. */
  readonly pendingActionId: number | null;
}

/** US dollars a month: of an address that nothing has, of a gigabyte in a snapshot, of a gigabyte in a volume. */
const PRICES = { reservedIp: 5, snapshotGigabyte: 0.06, volumeGigabyte: 0.1 } as const;

/** Its reserved IP, its snapshots, the volumes attached to it and their snapshots. index: the one by Droplet of each table */
export async function listAssociatedResources(
  database: Database,
  { id, account_id: accountId }: DropletRow,
): Promise<AssociatedResource[]> {
  const ofDroplet = (table: 'reserved_ips' | 'volumes') =>
    database.selectFrom(table).where('droplet_id', '=', id).where('account_id', '=', accountId);
  const addresses = await ofDroplet('reserved_ips').select(['ip', 'pending_action_id']).execute();
  const volumes = await ofDroplet('volumes').select(['id', 'name', 'size_gigabytes', 'pending_action_id']).execute();
  const images = await database
    .selectFrom('images')
    .select(['id', 'name', 'size_gigabytes'])
    .where('droplet_id', '=', id)
    .where('type', '=', 'snapshot')
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return [
    ...addresses.map(({ ip, pending_action_id: pendingActionId }) => ({
      kind: 'reserved_ips' as const,
      id: ip,
      name: ip,
      monthlyPrice: PRICES.reservedIp,
      pendingActionId,
    })),
    ...images.map((image) => ofSnapshot('snapshots', image)),
    ...volumes.map((volume) => ({
      kind: 'volumes' as const,
      id: volume.id,
      name: volume.name,
      monthlyPrice: volume.size_gigabytes * PRICES.volumeGigabyte,
      pendingActionId: volume.pending_action_id,
    })),
    ...(await snapshotsOfVolumes(database, volumes)).map((snapshot) => ofSnapshot('volume_snapshots', snapshot)),
  ];
}

function ofSnapshot(
  kind: 'snapshots' | 'volume_snapshots',
  { id, name, size_gigabytes: gigabytes }: { id: number | string; name: string; size_gigabytes: number },
): AssociatedResource {
  return { kind, id: String(id), name, monthlyPrice: gigabytes * PRICES.snapshotGigabyte, pendingActionId: null };
}

async function snapshotsOfVolumes(database: Database, volumes: readonly { readonly id: string }[]) {
  if (volumes.length === 0) return [];
  const ids = volumes.map(({ id }) => id);
  return database
    .selectFrom('volume_snapshots')
    .select(['id', 'name', 'size_gigabytes'])
    .where('volume_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** In a transaction that holds the account, which has the resource. */
export async function destroyAssociated(
  transaction: Database,
  { kind, id }: AssociatedResource,
  { accountId, now }: { readonly accountId: number; readonly now: number },
): Promise<void> {
  switch (kind) {
    case 'reserved_ips': {
      const reservedIp = await findReservedIp(transaction, accountId, id);
      if (reservedIp !== undefined) await releaseReservedIp(transaction, reservedIp, now);
      return;
    }
    case 'snapshots': {
      const image = await findOwnImage(transaction, accountId, Number(id));
      if (image !== undefined) await deleteImage(transaction, image, now);
      return;
    }
    case 'volumes': {
      const volume = await findVolume(transaction, accountId, { id });
      if (volume !== undefined) await destroyVolume(transaction, volume, now);
      return;
    }
    case 'volume_snapshots': {
      const snapshot = await findVolumeSnapshot(transaction, accountId, id);
      if (snapshot !== undefined) await deleteVolumeSnapshot(transaction, snapshot, now);
    }
  }
}
