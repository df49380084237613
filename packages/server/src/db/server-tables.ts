import type { DomainRecordType } from '@postern/api';
import type { TokenTables } from '@postern/store';
import type { PeopleTables } from './people-tables.ts';
import type { Generated, Kysely } from 'kysely';

/** The rows of the server's own tables. Times are milliseconds since the epoch; flags are 0 or 1; lists are texts separated by spaces. */
export type ServerTables = PeopleTables & {
  accounts: AccountsTable;
  actions: ActionsTable;
  billing_entries: BillingEntriesTable;
  charges: ChargesTable;
  domain_records: DomainRecordsTable;
  domains: DomainsTable;
  droplet_destructions: DropletDestructionsTable;
  droplets: DropletsTable;
  images: ImagesTable;
  invoice_items: InvoiceItemsTable;
  invoices: InvoicesTable;
  project_resources: ProjectResourcesTable;
  projects: ProjectsTable;
  reserved_ips: ReservedIpsTable;
  ssh_keys: SshKeysTable;
  taggings: TaggingsTable;
  tags: TagsTable;
  volume_snapshots: VolumeSnapshotsTable;
  volumes: VolumesTable;
  vpcs: VpcsTable;
};

export type Database = Kysely<TokenTables & ServerTables>;

export interface AccountsTable {
  id: Generated<number>;
  uuid: string;
  email: string;
  name: string;
  status: 'active' | 'warning' | 'locked';
  status_message: string;
  droplet_limit: number;
  /** Kept with every change, so that the limit is checked and the list counted without counting. */
  droplet_count: number;
  /** Of those, the ones with GPUs. */
  gpu_droplet_count: Generated<number>;
  /** Kept with every action that is recorded, for the same reason. */
  action_count: Generated<number>;
  /** 100 unless another is given. */
  volume_limit: Generated<number>;
  /** Of the one account that the installation's owner has. */
  is_installation: Generated<number>;
  created_at: number;
}

export interface ActionsTable {
  id: Generated<number>;
  account_id: number;
  status: 'in-progress' | 'completed' | 'errored';
  type: string;
  started_at: number;
  completed_at: number | null;
  /** 0 where the resource has a uuid instead. */
  resource_id: number;
  resource_uuid: string | null;
  resource_type: string;
  region_slug: string | null;
  /** What was asked for, as JSON: all that is needed to carry the action out later. */
  parameters: string;
  /** When it is to be carried out; null once it has ended. */
  due_at: number | null;
  /** When carrying it out went wrong for the first time. */
  failing_since: number | null;
}

/** What an account owes and has paid, as an account book has it. */
export interface BillingEntriesTable {
  id: Generated<number>;
  account_id: number;
  type: 'Invoice' | 'Payment';
  description: string;
  /** Of US dollars; negative for what was paid. */
  amount_cents: number;
  /** The month of the invoice that it belongs to. */
  period: string;
  entered_at: number;
}

export interface ChargesTable {
  id: Generated<number>;
  account_id: number;
  /** As an invoice names it: Droplets, Backups, Volumes. */
  product: string;
  resource_type: string;
  resource_id: string;
  description: string;
  /** Billionths of a US dollar for each hour. */
  hourly_nanodollars: number;
  started_at: number;
  /** Until when it is charged for: where the hour that it ended in went to a dearer charge, when that hour began. */
  ended_at: number | null;
  /** When its first hour begins: later than `started_at` where a dearer hour of the resource was under way, earlier where a cheaper one was. */
  billed_from: number;
  /** What earlier charges of the resource have used up of the hours of that month. */
  hours_before: number;
  /** When it is to be looked at next; null once it has ended and is all accounted for. */
  accrues_at: number | null;
  /** Not before this, because it could not be added up. */
  put_off_until: number | null;
}

export interface DomainRecordsTable {
  id: Generated<number>;
  account_id: number;
  domain_name: string;
  type: DomainRecordType;
  name: string;
  data: string;
  ttl: number;
  priority: number | null;
  port: number | null;
  weight: number | null;
  flags: number | null;
  tag: string | null;
}

export interface DomainsTable {
  account_id: number;
  name: string;
  ttl: number;
  /** Of the zone (RFC 1035 §3.3.13): the second of its last change, and one more with every change within a second. */
  serial: number;
  created_at: number;
}

/** What became of the last request to destroy a Droplet together with what belongs to it. */
export interface DropletDestructionsTable {
  /** The Droplet need not be there any more. */
  droplet_id: number;
  account_id: number;
  droplet_name: string;
  /** As JSON, what was to be destroyed with it, and what became of each. */
  resources: string;
  /** Null when the Droplet is still there, because something else could not be destroyed. */
  destroyed_at: number | null;
  completed_at: number;
}

export interface DropletsTable {
  id: Generated<number>;
  account_id: number;
  name: string;
  status: 'new' | 'active' | 'off' | 'archive';
  size_slug: string;
  region_slug: string;
  image_id: number;
  disk: number;
  features: string;
  public_networking: number;
  user_data: string | null;
  vpc_uuid: string;
  created_at: number;
  /** The action that holds it: nothing else is done to it until that has ended. */
  pending_action_id: number | null;
  /** Null where no backups are taken. */
  backup_plan: 'daily' | 'weekly' | null;
  backup_weekday: string | null;
  backup_hour: number | null;
  next_backup_at: number | null;
  /** With the length of its network's prefix: `10.128.0.2/13`. Null on the oldest rows. */
  private_ipv4: string | null;
  gpu_partition_mode: string | null;
  /** Whether its size has GPUs. */
  is_gpu: Generated<number>;
}

export interface ImagesTable {
  id: Generated<number>;
  account_id: number;
  type: 'snapshot' | 'backup' | 'custom';
  name: string;
  distribution: string;
  description: string;
  status: 'NEW' | 'available' | 'pending' | 'deleted' | 'retired';
  error_message: string;
  regions: string;
  min_disk_size: number;
  size_gigabytes: number;
  /** Where a custom image is to come from. */
  url: string | null;
  /** What a snapshot or a backup was taken of. */
  droplet_id: number | null;
  created_at: number;
  /** Deleted images are listed nowhere; Droplets made of them go on to show them. */
  deleted_at: number | null;
}

/** What a charge comes to in a month. */
export interface InvoiceItemsTable {
  account_id: number;
  period: string;
  charge_id: number;
  hours: number;
  amount_cents: number;
  /** Where the resource was when it was last looked at; empty for what is in no project. */
  project_name: string;
}

/** A month of an account in which something was charged. Open until it is issued, which is once the month has ended. */
export interface InvoicesTable {
  account_id: number;
  /** `2026-11`, in UTC. */
  period: string;
  uuid: string;
  /** The sum of its items. */
  amount_cents: number;
  item_count: number;
  updated_at: number;
  issued_at: number | null;
}

export interface ProjectResourcesTable {
  account_id: number;
  /** `do:droplet:7` */
  urn: string;
  project_id: string;
  assigned_at: number;
}

export interface ProjectsTable {
  id: string;
  account_id: number;
  name: string;
  description: string;
  purpose: string;
  environment: 'Development' | 'Staging' | 'Production' | '';
  is_default: number;
  created_at: number;
  updated_at: number;
}

export interface ReservedIpsTable {
  ip: string;
  account_id: number;
  region_slug: string;
  droplet_id: number | null;
  pending_action_id: number | null;
  created_at: number;
}

export interface SshKeysTable {
  id: Generated<number>;
  account_id: number;
  name: string;
  fingerprint: string;
  public_key: string;
  created_at: number;
}

/** That a resource carries a tag. */
export interface TaggingsTable {
  tag_id: number;
  resource_type: string;
  resource_id: string;
  account_id: number;
  tagged_at: number;
}

export interface TagsTable {
  id: Generated<number>;
  account_id: number;
  /** As it was first written; names differ by more than case. */
  name: string;
  created_at: number;
}

export interface VolumeSnapshotsTable {
  id: string;
  account_id: number;
  volume_id: string;
  name: string;
  regions: string;
  min_disk_size: number;
  size_gigabytes: number;
  filesystem_type: string;
  filesystem_label: string;
  created_at: number;
}

export interface VolumesTable {
  id: string;
  account_id: number;
  name: string;
  description: string;
  region_slug: string;
  size_gigabytes: number;
  filesystem_type: string;
  filesystem_label: string;
  droplet_id: number | null;
  pending_action_id: number | null;
  created_at: number;
}

export interface VpcsTable {
  id: string;
  account_id: number;
  name: string;
  description: string;
  region_slug: string;
  ip_range: string;
  is_default: number;
  /** How many private addresses it has given out, one after the other. */
  last_host: number;
  created_at: number;
}
