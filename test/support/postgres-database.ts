import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

export interface PostgresTestDatabase {
  readonly url: string;
  /** Ends whatever is still connected to it. */
  drop(): Promise<void>;
}

/** Emptied and ready for the next test of this process: emptying takes a tenth of the time of creating. */
const spare: string[] = [];

/** An empty database of its own on the test run's PostgreSQL. */
export async function createPostgresDatabase(): Promise<PostgresTestDatabase> {
  const url = spare.pop() ?? (await createDatabase());
  return {
    url,
    drop: async () => {
      await run(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        'drop schema public cascade',
        'create schema public',
      );
      spare.push(url);
    },
  };
}

async function createDatabase(): Promise<string> {
  const clusterUrl = inject('postgresUrl');
  const name = inject('postgresPrefix') + randomBytes(8).toString('hex');
  await run(clusterUrl, `create database ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
