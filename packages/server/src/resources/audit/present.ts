import type { AuditEntryBody } from '@postern/api';
import type { AuditEntry } from '@postern/engine';

/** The time keeps its milliseconds, because the hash covers them. */
export function presentAuditEntry(entry: AuditEntry): AuditEntryBody {
  return {
    sequence: entry.sequence,
    at: entry.at.toISOString(),
    event: entry.event,
    actor: entry.actor,
    token_id: entry.tokenId,
    token_name: entry.tokenName,
    address: entry.address,
    request_id: entry.requestId,
    detail: Object.fromEntries(
      Object.entries(entry.detail).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? [...value] : value,
      ]),
    ),
    hash: entry.hash,
    previous_hash: entry.previousHash,
  };
}
