import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { InvitationsTable } from '../../db/people-tables.ts';
import type { Database } from '../../db/server-tables.ts';

export type InvitationRow = Omit<Selectable<InvitationsTable>, 'secret_digest'>;

const SHOWN = ['id', 'account_id', 'email', 'invited_by', 'created_at', 'expires_at'] as const;

export interface NewInvitation {
  readonly accountId: number;
  readonly email: string;
  readonly digest: string;
  readonly invitedBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Takes the place of an earlier one to the same address. */
export async function insertInvitation(database: Database, invitation: NewInvitation): Promise<InvitationRow> {
  await database
    .deleteFrom('invitations')
    .where('account_id', '=', invitation.accountId)
    .where('email', '=', invitation.email)
    .execute();
  return database
    .insertInto('invitations')
    .values({
      id: randomUUID(),
      account_id: invitation.accountId,
      email: invitation.email,
      secret_digest: invitation.digest,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .returning(SHOWN)
    .executeTakeFirstOrThrow();
}

/** Those that may still be accepted, the newest first. index: invitations_by_account */
export function listInvitations(database: Database, accountId: number, now: number): Promise<InvitationRow[]> {
  return database
    .selectFrom('invitations')
    .select(SHOWN)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** index: unique constraint on secret_digest */
export function findInvitation(database: Database, digest: string, now: number): Promise<InvitationRow | undefined> {
  return database
    .selectFrom('invitations')
    .select(SHOWN)
    .where('secret_digest', '=', digest)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** `undefined` where it is gone: whoever takes it, takes it once. */
export function takeInvitation(
  database: Database,
  { accountId, id }: { accountId: number; id: string },
): Promise<InvitationRow | undefined> {
  return database
    .deleteFrom('invitations')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning(SHOWN)
    .executeTakeFirst();
}
