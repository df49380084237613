import type { DropletCreate, Image } from '@postern/api';
import type { Selectable } from 'kysely';
import type { Database, SshKeysTable, VolumesTable } from '../../db/server-tables.ts';
import { findImageForDroplet } from '../images/find-image.ts';
import { findVpc, type VpcRow } from '../vpcs/vpc-address-store.ts';

export type VolumeRow = Selectable<VolumesTable>;
export type SshKeyReference = Pick<Selectable<SshKeysTable>, 'id' | 'fingerprint'>;

/** What a request for Droplets names, as far as the account has it. */
export interface DropletReferences {
  readonly image: Image | undefined;
  readonly sshKeys: readonly SshKeyReference[];
  /** All that have an identifier or a name that is asked for. */
  readonly volumes: readonly VolumeRow[];
  /** The network that is asked for; undefined when none is, too. */
  readonly vpc: VpcRow | undefined;
}

/** In a transaction that holds the account, so that what is found is still there when the Droplets are written. */
export async function findReferences(
  transaction: Database,
  accountId: number,
  body: DropletCreate,
): Promise<DropletReferences> {
  return {
    image: await findImageForDroplet(transaction, accountId, body.image),
    sshKeys: await findSshKeys(transaction, accountId, body.ssh_keys),
    volumes: await findVolumes(transaction, accountId, body.volumes),
    vpc: body.vpc_uuid === undefined ? undefined : await findVpc(transaction, accountId, body.vpc_uuid),
  };
}

/** index: primary key, ssh_keys_by_fingerprint */
async function findSshKeys(
  transaction: Database,
  accountId: number,
  asked: readonly (number | string)[],
): Promise<SshKeyReference[]> {
  if (asked.length === 0) return [];
  const ids = asked.filter((key) => typeof key === 'number');
  const fingerprints = asked.filter((key) => typeof key === 'string');
  return transaction
    .selectFrom('ssh_keys')
    .select(['id', 'fingerprint'])
    .where('account_id', '=', accountId)
    .where((row) =>
      row.or([
        ...(ids.length > 0 ? [row('id', 'in', ids)] : []),
        ...(fingerprints.length > 0 ? [row('fingerprint', 'in', fingerprints)] : []),
      ]),
    )
    .execute();
}

/** index: primary key, volumes_by_account */
async function findVolumes(
  transaction: Database,
  accountId: number,
  asked: DropletCreate['volumes'],
): Promise<VolumeRow[]> {
  if (asked.length === 0) return [];
  const ids = asked.map(({ id }) => id).filter((id) => id !== undefined);
  const names = asked.map(({ name }) => name).filter((name) => name !== undefined);
  return transaction
    .selectFrom('volumes')
    .selectAll()
    .where('account_id', '=', accountId)
    .where((row) =>
      row.or([
        ...(ids.length > 0 ? [row('id', 'in', ids)] : []),
        ...(names.length > 0 ? [row('name', 'in', names)] : []),
      ]),
    )
    .orderBy('id')
    .execute();
}
