import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { asStoreError } from './store-error.ts';

/** The dialect, with every error of its driver turned into the store's: the one place where that happens for Kysely. */
export function guardDialect(dialect: Dialect): Dialect {
  return {
    createDriver: () => guardDriver(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
  };
}

function guardDriver(driver: Driver): Driver {
  const guarded = new WeakSet<DatabaseConnection>();
  const acquire = driver.acquireConnection.bind(driver);
  return Object.assign(driver, {
    acquireConnection: async (...options: Parameters<Driver['acquireConnection']>) => {
      const connection = await acquire(...options).catch(rethrow);
      if (!guarded.has(connection)) guardConnection(connection);
      guarded.add(connection);
      return connection;
    },
  });
}

/** In place, because the driver knows its connections by identity. */
function guardConnection(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = (...query) => execute<never>(...query).catch(rethrow);
}

function rethrow(error: unknown): never {
  throw asStoreError(error);
}
