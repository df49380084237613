import { hash } from 'node:crypto';

/** What happens to a token and its secrets. */
export type TokenEventName =
  | 'token.issued'
  | 'token.updated'
  | 'token.narrowed'
  | 'token.rotated'
  | 'token.revoked'
  | 'secret.first_used'
  | 'secret.ended';

/** What happens to the account and its people beside tokens. */
export type AccountEventName =
  | 'account.set_up'
  | 'session.started'
  | 'session.ended'
  | 'session.confirmed'
  | 'sign_in.failed'
  | 'sign_in.limited'
  | 'profile.updated'
  | 'password.changed'
  | 'password.reset'
  | 'two_factor.enrolment_started'
  | 'two_factor.enabled'
  | 'two_factor.disabled'
  | 'two_factor.limited'
  | 'two_factor.recovery_codes_renewed'
  | 'two_factor.recovery_code_used'
  | 'invitation.created'
  | 'invitation.revoked'
  | 'invitation.accepted'
  | 'person.added'
  | 'person.removed';

/** What is written to the trail; the list is closed. */
export type AuditEventName = TokenEventName | AccountEventName;

/** One security-relevant event. Never holds a secret: secrets are named by public id. */
export interface AuditEvent {
  readonly event: AuditEventName;
  readonly at: Date;
  readonly actor: string;
  /** `null`, as is the name, for an event that is about no token. */
  readonly tokenId: number | null;
  readonly tokenName: string | null;
  /** Where the request came from, when it came over a network. */
  readonly address: string | null;
  readonly requestId: string | null;
  /** Plain JSON values, shown as they are. */
  readonly detail: Readonly<Record<string, AuditDetail>>;
}

export type AuditDetail = string | number | boolean | null | readonly string[];

/** An event in its place in the account's chain: sequences run from 1 without a gap. */
export interface AuditEntry extends AuditEvent {
  readonly accountId: number;
  readonly sequence: number;
  /** SHA-256 in hex over the entry and the hash before it. */
  readonly hash: string;
  /** 64 zeros for the first entry. */
  readonly previousHash: string;
}

export const FIRST_PREVIOUS_HASH: string = '0'.repeat(64);

/** Puts an event after the entry whose hash and sequence are given. Stores call it inside the transaction that appends. */
export function chainAuditEvent(
  event: AuditEvent,
  place: { accountId: number; sequence: number; previousHash: string },
): AuditEntry {
  const entry = { ...event, ...place };
  return { ...entry, hash: auditHash(entry) };
}

/** The first entry that does not follow from the one before it, or `null` when the chain holds. */
export function findBrokenAuditEntry(entries: readonly AuditEntry[], previous?: AuditEntry): AuditEntry | null {
  let previousHash = previous?.hash ?? FIRST_PREVIOUS_HASH;
  let sequence = previous?.sequence ?? 0;
  for (const entry of entries) {
    sequence += 1;
    const follows =
      entry.sequence === sequence && entry.previousHash === previousHash && entry.hash === auditHash(entry);
    if (!follows) return entry;
    previousHash = entry.hash;
  }
  return null;
}

/** Fields in a fixed order, detail keys sorted, so that the same entry hashes alike whichever store gave it. */
function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const detail = Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = [
    entry.accountId,
    entry.sequence,
    entry.previousHash,
    entry.event,
    entry.at.toISOString(),
    entry.actor,
    entry.tokenId,
    entry.tokenName,
    entry.address,
    entry.requestId,
    detail,
  ];
  return hash('sha256', JSON.stringify(fields), 'hex');
}
