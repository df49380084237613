import type { TokenTables } from '@postern/store';
import type { Generated, Kysely } from 'kysely';

/** The rows of the server's own tables. Times are milliseconds since the epoch; flags are 0 or 1; lists are texts separated by spaces. */
export type ServerTables = {
  accounts: AccountsTable;
  actions: ActionsTable;
  droplets: DropletsTable;
  droplet_tags: DropletTagsTable;
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
  created_at: number;
}

export interface ActionsTable {
  id: Generated<number>;
  account_id: number;
  status: 'in-progress' | 'completed' | 'errored';
  type: string;
  started_at: number;
  completed_at: number | null;
  resource_id: number;
  resource_type: string;
  region_slug: string | null;
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
}

export interface DropletTagsTable {
  account_id: number;
  tag: string;
  droplet_id: number;
}
