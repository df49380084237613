import type { PermissionName } from './permissions.ts';
import rows from './operations.json' with { type: 'json' };

/** One operation of DigitalOcean's v2 API, and what it takes to call it. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /**
   * Sets of permissions of which one is enough. One empty set: any token will do.
   * No set at all: the operation is answered by another host, and no token opens it here.
   */
  readonly anyOf: readonly (readonly PermissionName[])[];
}

interface Row extends Omit<Operation, 'anyOf'> {
  readonly permissions?: readonly PermissionName[];
  readonly anyOf?: readonly (readonly PermissionName[])[];
}

/**
 * All 659 operations of DigitalOcean's published description of August 2026, with the scope names it has corrected since, and the
 * permissions it asks for whatever the request holds. Beside it stand Postern's own alternatives: `actions:create` for Droplet actions.
 */
// The cast narrows plain strings of the file to names; a test holds every one of them against the table of permissions.
export const operations: readonly Operation[] = (rows as readonly Row[]).map(
  ({ permissions, anyOf, ...operation }) => ({
    ...operation,
    anyOf: anyOf ?? [permissions ?? []],
  }),
);
