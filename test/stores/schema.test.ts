import { describeSchema, migrateTokenTables } from '@postern/store';
import { expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';

// `npx vitest run test/stores/schema.test.ts -u` writes the files anew.
it.each(DATABASES)('The committed schema for $name is what the migrations make.', async ({ name, createDatabase }) => {
  const { database, close } = await createDatabase();
  try {
    await migrateTokenTables(database);
    await expect(await describeSchema(database)).toMatchFileSnapshot(`../../packages/store/schema/${name}.sql`);
  } finally {
    await close();
  }
});
