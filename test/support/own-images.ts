import { randomUUID } from 'node:crypto';
import type { TestServer } from './test-server.ts';

interface SnapshotFacts {
  readonly accountId?: number;
  readonly type?: 'snapshot' | 'backup' | 'custom';
  readonly name?: string;
  readonly regions?: string;
  readonly createdAt?: number;
  /** Of a snapshot or backup of a Droplet. Default one that is gone. */
  readonly dropletId?: number;
}

/** Puts a snapshot or backup of a Droplet where one would be. Answers its id. */
export async function insertSnapshot(server: TestServer, facts: SnapshotFacts = {}): Promise<number> {
  const { accountId = server.account.id, type = 'snapshot', name = 'taken', regions = 'nyc3', dropletId = 7 } = facts;
  const { id } = await server.database.kysely
    .insertInto('images')
    .values({
      account_id: accountId,
      type,
      name,
      distribution: 'Ubuntu',
      description: '',
      status: 'available',
      error_message: '',
      regions,
      min_disk_size: 25,
      size_gigabytes: 1.5,
      droplet_id: dropletId,
      created_at: facts.createdAt ?? Date.parse('2026-11-22T18:20:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts a snapshot of a volume that is gone where one would be. Answers its id. */
export async function insertVolumeSnapshot(server: TestServer, facts: SnapshotFacts = {}): Promise<string> {
  const id = randomUUID();
  await server.database.kysely
    .insertInto('volume_snapshots')
    .values({
      id,
      account_id: facts.accountId ?? server.account.id,
      volume_id: randomUUID(),
      name: facts.name ?? 'taken',
      regions: facts.regions ?? 'nyc1',
      min_disk_size: 100,
      size_gigabytes: 0,
      filesystem_type: 'ext4',
      filesystem_label: '',
      created_at: facts.createdAt ?? Date.parse('2026-11-22T18:20:00Z'),
    })
    .execute();
  return id;
}
