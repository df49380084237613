import type { Database } from '../db/server-tables.ts';
import { holdAccount } from '../resources/account/account-store.ts';
import { insertAction } from '../resources/actions/action-store.ts';
import { BACKUPS_KEPT, nextBackupAt, type BackupPolicy } from '../resources/droplets/backup-policy.ts';
import type { DropletRow } from '../resources/droplets/droplet-details.ts';
import { insertDropletImage } from '../resources/images/droplet-image.ts';
import { deleteImage } from '../resources/images/image-store.ts';
import type { JobContext } from './job-context.ts';

const BATCH = 100;
/** After a backup that failed. */
const RETRY_MS = 60_000;

/**
 * Takes the backup of every Droplet whose window has begun. Each is taken in one transaction that also names the next window, so that
 * it happens once, whichever node comes first; after a long stop there is one, not one for every window that has passed.
 */
export async function takeDueBackups(context: JobContext): Promise<void> {
  const { database, clock, signal } = context;
  for (;;) {
    const due = await listDroplets(database, clock.now());
    if (due.length === 0) return;
    for (const droplet of due) {
      if (signal.aborted) return;
      await takeBackup(context, droplet);
    }
  }
}

/** Not those that something else is being done to: their turn comes once that is over. index: droplets_backup_due */
function listDroplets(database: Database, now: number): Promise<Pick<DropletRow, 'id' | 'account_id'>[]> {
  return database
    .selectFrom('droplets')
    .select(['id', 'account_id'])
    .where('next_backup_at', '<=', now)
    .where('pending_action_id', 'is', null)
    .orderBy('next_backup_at')
    .orderBy('id')
    .limit(BATCH)
    .execute();
}

async function takeBackup(
  { database, clock, logger }: JobContext,
  { id, account_id: accountId }: Pick<DropletRow, 'id' | 'account_id'>,
): Promise<void> {
  const now = clock.now();
  try {
    await database.transaction().execute(async (transaction) => {
      await holdAccount(transaction, accountId);
      const droplet = await transaction
        .selectFrom('droplets')
        .selectAll()
        .where('id', '=', id)
        .where('next_backup_at', '<=', now)
        .where('pending_action_id', 'is', null)
        .executeTakeFirst();
      if (droplet === undefined) return;
      await setNext(transaction, droplet.id, nextBackupAt(policyOf(droplet), now));
      await backUp(transaction, droplet, now);
    });
  } catch (error) {
    logger.error({ err: error, droplet: id }, 'a backup could not be taken');
    await setNext(database, id, now + RETRY_MS);
  }
}

async function setNext(database: Database, dropletId: number, at: number): Promise<void> {
  await database
    .updateTable('droplets')
    .set({ next_backup_at: at })
    .where('id', '=', dropletId)
    .where('next_backup_at', 'is not', null)
    .execute();
}

function policyOf({ backup_plan: plan, backup_weekday: weekday, backup_hour: hour }: DropletRow): BackupPolicy {
  // The column holds what a policy once had there.
  return { plan: plan ?? 'daily', weekday: weekday as BackupPolicy['weekday'], hour: hour ?? 0 };
}

/** Takes one, records that it was taken, and deletes those beyond what the plan keeps. */
async function backUp(transaction: Database, droplet: DropletRow, now: number): Promise<void> {
  const name = `${droplet.name} ${new Date(now).toISOString().slice(0, 10)}`;
  await insertDropletImage(transaction, droplet, { type: 'backup', name, createdAt: now, now });
  await insertAction(transaction, {
    accountId: droplet.account_id,
    type: 'backup',
    resourceType: 'droplet',
    resourceId: droplet.id,
    regionSlug: droplet.region_slug,
    startedAt: now,
    dueAt: null,
  });
  const kept = BACKUPS_KEPT[policyOf(droplet).plan];
  const old = await transaction
    .selectFrom('images')
    .selectAll()
    .where('droplet_id', '=', droplet.id)
    .where('type', '=', 'backup')
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .offset(kept)
    .limit(BATCH)
    .execute();
  for (const image of old) await deleteImage(transaction, image, now);
}
