import type { AuditVerdict } from '@postern/server';
import { defineCommand } from '../../../command/command.ts';
import { exitCodes } from '../../../exit-codes.ts';
import { usageFailure } from '../../../failure.ts';
import { placeOptions } from '../../serve/server-options.ts';
import { takeOutcome } from '../take-outcome.ts';
import { describeCount, showCount } from './show-count.ts';

export const verifyAudit = defineCommand({
  name: 'verify',
  summary: 'Verify that nothing in the audit trail was changed or taken out',
  description: `Of a file that "admin audit export" wrote, without any database; or of the database itself, where no file is named. It names the first
entry that does not hold, and ends with 1 then.

The trail proves order and integrity of what is there. Of a file, it cannot show that entries are missing at its end, nor before its first one where
it was exported from a later time: compare the last hash with that of another copy.`,
  arguments: { file: { optional: true, summary: 'an export; default the database' } },
  options: {
    ...placeOptions,
    account: { kind: 'number', value: 'number', summary: 'of this account only; in the database' },
  },
  examples: [
    { line: 'admin audit verify trail.jsonl', summary: 'an export, on any machine' },
    { line: 'admin audit verify --data /var/lib/postern', summary: 'the database' },
  ],
  async run(context, { args, options }) {
    const server = await import('@postern/server');
    if (args.file !== undefined && options.account !== undefined) {
      throw usageFailure('--account is for the database. An export holds the accounts that it was made with.');
    }
    let count = 0;
    const onProgress = (entries: number): void => void (count = entries);
    const progress = await showCount(context, () => count);
    const outcome = await (
      args.file === undefined
        ? server.verifyAuditTrails(options, context.environment, { accountId: options.account, onProgress })
        : server.verifyAuditFile(args.file, { onProgress })
    ).finally(() => progress.clear());
    const verdict = takeOutcome(outcome);
    context.output.say(describeVerdict(verdict), presentVerdict(verdict));
    return verdict.broken === null ? exitCodes.done : exitCodes.failed;
  },
});

function describeVerdict({ entries, trails, broken }: AuditVerdict): string {
  const checked = trails.map(
    ({ accountId, firstSequence, lastSequence, lastHash }) =>
      `Account ${accountId}: entries ${firstSequence} to ${lastSequence} hold. The last hash is ${lastHash}.`,
  );
  if (broken === null) return [...checked, `The trail holds: ${describeCount(entries)}.`].join('\n');
  const { accountId, sequence, event, at, reason } = broken;
  const entry = event === '' ? `entry ${sequence}` : `entry ${sequence} (${event}, ${at})`;
  return [...checked, `The trail of account ${accountId} is broken at ${entry}: ${reason}.`].join('\n');
}

function presentVerdict({ entries, trails, broken }: AuditVerdict): object {
  return {
    entries,
    accounts: trails.map((trail) => ({
      account_id: trail.accountId,
      first_sequence: trail.firstSequence,
      last_sequence: trail.lastSequence,
      last_hash: trail.lastHash,
    })),
    broken: broken === null ? null : presentBroken(broken),
  };
}

function presentBroken({ accountId, ...where }: NonNullable<AuditVerdict['broken']>): object {
  return { account_id: accountId, ...where };
}
