import type { TestProject } from 'vitest/node';
import { startPostgresCluster, type PostgresCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a PostgreSQL where tests may create databases. */
    readonly postgresUrl: string;
  }
}

let cluster: PostgresCluster | undefined;

export async function setup({ provide }: TestProject): Promise<void> {
  const given = process.env['POSTERN_TEST_POSTGRES_URL'];
  cluster = given === undefined ? await startPostgresCluster() : undefined;
  const url = given ?? cluster?.url;
  if (url === undefined) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch}: set POSTERN_TEST_POSTGRES_URL to one where the tests may create databases.`,
    );
  }
  provide('postgresUrl', url);
}

export async function teardown(): Promise<void> {
  await cluster?.stop();
}
