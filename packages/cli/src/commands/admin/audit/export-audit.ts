import { open, rename, rm, stat } from 'node:fs/promises';
import type { ExportedEntry } from '@postern/server';
import { defineCommand } from '../../../command/command.ts';
import type { Context } from '../../../context.ts';
import { Failure, usageFailure } from '../../../failure.ts';
import { placeOptions } from '../../serve/server-options.ts';
import { takeOutcome } from '../take-outcome.ts';
import { describeCount, showCount } from './show-count.ts';

export const exportAudit = defineCommand({
  name: 'export',
  summary: 'Write the audit trail out, in a form that can be verified anywhere',
  description: `One entry a line, as JSON, in order; all accounts one after the other. With --output json it is one array on stdout instead. "admin audit
verify FILE" reads both. A file is made readable to nobody else, and stands there whole or not at all.`,
  arguments: { file: { optional: true, summary: 'where to write it; default stdout' } },
  options: {
    ...placeOptions,
    account: { kind: 'number', value: 'number', summary: 'of this account only' },
    since: { kind: 'text', value: 'time', summary: 'from then on, such as 2026-11-01 or 2026-11-01T12:00:00Z' },
    force: { kind: 'flag', short: 'f', summary: 'write over a file that is there' },
  },
  examples: [
    { line: 'admin audit export trail.jsonl', summary: 'all of it, into a file' },
    { line: 'admin audit export --since 2026-11-01 | gzip > november.jsonl.gz', summary: 'through a pipe' },
  ],
  async run(context, { args, options }) {
    const { exportAudit: exportTrails } = await import('@postern/server');
    const target = args.file === undefined ? toStdout(context) : await toFile(args.file, { overwrites: options.force });
    let count = 0;
    const progress = await showCount(context, () => count);
    try {
      const outcome = await exportTrails(options, context.environment, {
        accountId: options.account,
        since: readTime(options.since),
        take: async (entries) => {
          await target.write(entries);
          count += entries.length;
        },
      });
      takeOutcome(outcome);
      await target.end();
    } catch (error) {
      await target.abandon();
      throw error;
    } finally {
      progress.clear();
    }
    const { output } = context;
    if (args.file !== undefined) {
      output.say(`Wrote ${describeCount(count)} to ${args.file}.`, { file: args.file, entries: count });
    }
  },
});

interface Target {
  write(entries: readonly ExportedEntry[]): Promise<void>;
  end(): Promise<void>;
  abandon(): Promise<void>;
}

function toStdout({ output }: Context): Target {
  const isArray = output.mode === 'json';
  let isFirst = true;
  return {
    write: async (entries) => {
      const lines = entries.map((entry) => JSON.stringify(entry));
      await output.part(isArray ? `${isFirst ? '[\n' : ',\n'}${lines.join(',\n')}` : `${lines.join('\n')}\n`);
      isFirst = false;
    },
    end: async () => {
      if (isArray) await output.part(isFirst ? '[]\n' : '\n]\n');
    },
    abandon: async () => undefined,
  };
}

async function toFile(path: string, { overwrites }: { readonly overwrites: boolean }): Promise<Target> {
  if (!overwrites && (await stat(path).catch(() => null)) !== null) {
    throw new Failure(`${path} is there already.`, { advice: ['Name another file, or add --force to write over it.'] });
  }
  const part = `${path}.part`;
  await rm(part, { force: true });
  const handle = await open(part, 'wx', 0o600);
  return {
    write: async (entries) => {
      await handle.appendFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    },
    end: async () => {
      await handle.sync();
      await handle.close();
      await rename(part, path);
    },
    abandon: async () => {
      await handle.close();
      await rm(part, { force: true });
    },
  };
}

function readTime(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw usageFailure(`"${text}" is no time. --since takes one such as 2026-11-01 or 2026-11-01T12:00:00Z.`);
}
