import { join } from 'node:path';
import { openPostgresDatabase, openSqliteDatabase, type DatabaseKind, type TokenDatabase } from '@postern/store';
import { onTestFinished } from 'vitest';
import { createPostgresDatabase } from '../support/postgres-database.ts';
import { makeDataFolder } from '../support/server-process.ts';

/** Where a server process keeps what it knows. */
export interface ServerPlace {
  readonly data: string;
  /** What the server must find in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Opens the server's database beside it. */
  open(): TokenDatabase;
}

/** Both databases that a server can run on, empty and with a data folder; removed with the test. */
export const SERVER_DATABASES: readonly { readonly name: DatabaseKind; createPlace(): Promise<ServerPlace> }[] = [
  {
    name: 'sqlite',
    createPlace: async () => {
      const data = await makeDataFolder();
      return { data, environment: {}, open: () => openSqliteDatabase({ path: join(data, 'postern.db') }) };
    },
  },
  {
    name: 'postgres',
    createPlace: async () => {
      const { url, drop } = await createPostgresDatabase();
      onTestFinished(drop);
      const data = await makeDataFolder();
      return { data, environment: { DATABASE_URL: url }, open: () => openPostgresDatabase({ url }) };
    },
  },
];
