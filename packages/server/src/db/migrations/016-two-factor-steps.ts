import type { TableMigration } from '@postern/store';

/** Since when a second factor is asked for, and the last code of an app that was taken, so that none is taken twice. */
export const rememberTwoFactorSteps: TableMigration = {
  name: '016-two-factor-steps',
  up: async (kysely) => {
    await kysely.schema.alterTable('two_factors').addColumn('enabled_at', 'bigint').execute();
    await kysely.schema.alterTable('two_factors').addColumn('last_step', 'bigint').execute();
  },
};
