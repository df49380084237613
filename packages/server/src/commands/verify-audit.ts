import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { auditEntrySchema } from '@postern/api';
import type { AuditEntry, AuditEventName } from '@postern/engine';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { AuditCheck, type BrokenEntry, type CheckedTrail } from './audit-check.ts';
import { listTrails, readTrail, type Trail } from './export-audit.ts';
import type { Refused } from './refused.ts';
import { useKnownEngine } from './use-engine.ts';

export interface AuditVerdict {
  readonly entries: number;
  readonly trails: readonly CheckedTrail[];
  /** The first entry that does not hold; what stands behind it was not looked at. */
  readonly broken: BrokenEntry | null;
}

interface VerifyOptions {
  /** How many entries have been looked at. */
  onProgress(entries: number): void;
}

const PAGE = 1000;
const entrySchema = auditEntrySchema.extend({ account_id: auditEntrySchema.shape.sequence });

/** Verifies the trails in the database, up to where their heads say that they end. */
export async function verifyAuditTrails(
  flags: ConfigFlags,
  environment: Environment,
  { accountId, onProgress }: VerifyOptions & { readonly accountId?: number | undefined },
): Promise<AuditVerdict | Refused> {
  return useKnownEngine(readConfig(flags, environment), async (open) => {
    const check = new AuditCheck({ begins: 'with_1' });
    const trails = await listTrails(open, accountId);
    if (accountId !== undefined && trails.length === 0) {
      return { refused: `Account ${accountId} has no audit trail here.` };
    }
    let entries = 0;
    for (const trail of trails) {
      for await (const page of readTrail(open, { accountId: trail.accountId, afterSequence: 0 })) {
        if (!check.add(page)) return verdict(check);
        onProgress((entries += page.length));
      }
      const cut = findCut(check, trail);
      if (cut !== null) return { ...verdict(check), broken: cut };
    }
    return verdict(check);
  });
}

/** A server that runs may have added entries meanwhile; what the head has told of must be there. */
function findCut(check: AuditCheck, { accountId, sequence }: Trail): BrokenEntry | null {
  const last = check.trails.find((trail) => trail.accountId === accountId)?.lastSequence ?? 0;
  if (last >= sequence) return null;
  const reason = `the trail ends with entry ${last}, though there were ${sequence}`;
  return { accountId, sequence: last + 1, event: '', at: '', reason };
}

/** Verifies an export, which needs no database. Refuses a file that is none. */
export async function verifyAuditFile(path: string, { onProgress }: VerifyOptions): Promise<AuditVerdict | Refused> {
  const check = new AuditCheck({ begins: 'anywhere' });
  let page: AuditEntry[] = [];
  let entries = 0;
  const flush = (): boolean => {
    const holds = check.add(page);
    onProgress((entries += page.length));
    page = [];
    return holds;
  };
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    const text = line.trim().replace(/,$/, '');
    if (text === '' || text === '[' || text === ']') continue;
    const entry = readEntry(text);
    if (entry === null) return { refused: `Line ${number} of ${path} is no entry of an audit trail.` };
    const isOther = page[0] !== undefined && page[0].accountId !== entry.accountId;
    if ((isOther || page.length === PAGE) && !flush()) return verdict(check);
    page.push(entry);
  }
  flush();
  if (entries === 0) return { refused: `There is no entry of an audit trail in ${path}.` };
  return verdict(check);
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
}

/** As `exportAudit` writes it: one entry a line, in an array or not. */
function readEntry(text: string): AuditEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = entrySchema.safeParse(value);
  if (!read.success) return null;
  const { data } = read;
  return {
    accountId: data.account_id,
    sequence: data.sequence,
    // A name that no engine wrote makes a hash that none wrote.
    event: data.event as AuditEventName,
    at: new Date(data.at),
    actor: data.actor,
    tokenId: data.token_id,
    tokenName: data.token_name,
    address: data.address,
    requestId: data.request_id,
    detail: data.detail,
    previousHash: data.previous_hash,
    hash: data.hash,
  };
}

function verdict({ trails, broken }: AuditCheck): AuditVerdict {
  return { entries: trails.reduce((sum, trail) => sum + trail.entries, 0), trails, broken };
}
