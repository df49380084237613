import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgresCluster, type PostgresCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a PostgreSQL where tests may create databases. */
    readonly postgresUrl: string;
    /** What the names of those databases begin with. */
    readonly postgresPrefix: string;
  }
}

let cluster: PostgresCluster | undefined;
let removeDatabases = async (): Promise<void> => {};

export async function setup({ provide }: TestProject): Promise<void> {
  const prefix = `test_${randomBytes(4).toString('hex')}_`;
  const given = process.env['POSTERN_TEST_POSTGRES_URL'];
  if (given === undefined) cluster = await startPostgresCluster();
  else removeDatabases = () => dropDatabases(given, prefix);
  const url = given ?? cluster?.url;
  if (url === undefined) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch}: set POSTERN_TEST_POSTGRES_URL to one where the tests may create databases.`,
    );
  }
  provide('postgresUrl', url);
  provide('postgresPrefix', prefix);
}

export async function teardown(): Promise<void> {
  await removeDatabases();
  await cluster?.stop();
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const created = 'select datname as name from pg_database where starts_with(datname, $1)';
  const { rows } = await client.query<{ name: string }>(created, [prefix]);
  for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  await client.end();
}
