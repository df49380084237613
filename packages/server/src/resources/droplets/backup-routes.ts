import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { listImagesOfDroplet } from './droplet-images-store.ts';
import { findDroplet, listDroplets } from './droplet-store.ts';
import { presentBackupPolicy, supportedBackupPolicies } from './present-backup-policy.ts';

type DropletBackupHandlers = Pick<
  Handlers,
  | 'droplets_get_backup_policy'
  | 'droplets_list_backup_policies'
  | 'droplets_list_backups'
  | 'droplets_list_snapshots'
  | 'droplets_list_supported_backup_policies'
>;

/** What is saved of Droplets, and when. */
export function dropletBackupHandlers({ database: { kysely } }: Services): DropletBackupHandlers {
  /** One page of the images of a Droplet; `null` when the account has no such Droplet. */
  async function imagesOf(
    call: Call<'droplets_list_backups' | 'droplets_list_snapshots'>,
    type: 'snapshot' | 'backup',
  ) {
    const droplet = await findDroplet(kysely, call.caller.accountId, call.params.droplet_id);
    if (droplet === undefined) return null;
    const { items, total } = await listImagesOfDroplet(kysely, droplet, { type, ...pageRequest(call.query) });
    return { images: [...items], ...pageFields(call, call.query, total) };
  }

  return {
    droplets_get_backup_policy: async ({ caller, params }) => {
      const droplet = await findDroplet(kysely, caller.accountId, params.droplet_id);
      return droplet === undefined ? notFound() : { policy: presentBackupPolicy(droplet) };
    },
    droplets_list_backup_policies: async (call) => {
      const filter = { kind: 'all', ...pageRequest(call.query) } as const;
      const { items, total } = await listDroplets(kysely, call.caller.accountId, filter);
      const policies = items.map((droplet) => [droplet.id, presentBackupPolicy(droplet)] as const);
      return { policies: Object.fromEntries(policies), ...pageFields(call, call.query, total) };
    },
    droplets_list_backups: async (call) => {
      const page = await imagesOf(call, 'backup');
      if (page === null) return notFound();
      const { images: backups, ...fields } = page;
      return { backups, ...fields };
    },
    droplets_list_snapshots: async (call) => {
      const page = await imagesOf(call, 'snapshot');
      if (page === null) return notFound();
      const { images: snapshots, ...fields } = page;
      return { snapshots, ...fields };
    },
    droplets_list_supported_backup_policies: async () => ({ supported_policies: supportedBackupPolicies }),
  };
}
