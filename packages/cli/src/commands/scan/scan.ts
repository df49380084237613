import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { usageFailure } from '../../failure.ts';
import { collectFindings } from './collect-findings.ts';
import { judgeFindings } from './online/judge-findings.ts';
import { describeScan } from './report/describe-scan.ts';
import { reportFindings } from './report/report-findings.ts';
import { scanColumns } from './report/scan-columns.ts';
import { readPlan } from './scan-plan.ts';

const description = `A token is found by its prefix and its checksum, whatever stands around it: in text or in a binary file, in quotes, in a URL.
One character changed, and it is none. Packed and encrypted files are not opened, and base64 is read with --base64 only. Of a token only its beginning is ever shown, up to its public id.

What .gitignore leaves out is not read, nor is the folder .git: --git reads that. A file that was committed before a rule came to leave it out
is found there as well.

With a sign-in, or with --online, each token found is sent to your own server (--api-url) to ask whether it works, and nowhere else. Without
one, or with --offline, nothing is sent.

Exit codes: 0 where nothing was found, or nothing that still works; 1 where something does, or nobody was asked; 2 where the command line was
wrong. With --revoke it is 1 as well: something did work.`;

export const scan = defineCommand({
  name: 'scan',
  summary: 'Find tokens in files, a git history or standard input, and revoke them',
  description,
  columns: scanColumns,
  outputs: ['sarif'],
  arguments: {
    path: {
      summary: 'files and folders to read, or - for standard input; the current folder where none is named',
      many: true,
      optional: true,
    },
  },
  options: {
    git: { kind: 'flag', summary: 'read all that a git repository ever held, deleted files and messages included' },
    range: { kind: 'text', value: 'commits', summary: 'with --git: what these commits brought in, as main..topic' },
    staged: { kind: 'flag', summary: 'read what the next commit would bring in; for a hook' },
    stdin: { kind: 'flag', summary: 'read standard input; the same as -' },
    'no-ignore': { kind: 'flag', summary: 'read what .gitignore leaves out as well' },
    base64: { kind: 'flag', summary: 'find tokens in base64 as well, as in a Kubernetes Secret; slower' },
    prefix: { kind: 'list', value: 'prefixes', summary: 'only tokens with these prefixes; any by default' },
    online: { kind: 'flag', summary: 'ask the server about each token found; the default with a sign-in' },
    offline: { kind: 'flag', summary: 'send nothing anywhere' },
    revoke: { kind: 'flag', summary: 'revoke those that work, with the reason "leaked"' },
    force: { kind: 'flag', short: 'f', summary: 'revoke without asking' },
  },
  examples: [
    { line: 'scan', summary: 'the current folder' },
    { line: 'scan --staged --offline', summary: 'in a pre-commit hook' },
    { line: 'scan --git --range origin/main..HEAD', summary: 'what a branch brings in' },
    { line: 'scan --git -o sarif > postern.sarif', summary: 'a whole history, for a code-scanning service' },
    { line: 'scan --revoke', summary: 'revoke what works, after a question' },
  ],
  async run(context, { args, options }) {
    const plan = readPlan(args.path, options);
    if (options.revoke && !options.force && !context.prompt.isInteractive) {
      throw usageFailure('Nobody is at a terminal to say what to revoke.', ['Add --force to go ahead without asking.']);
    }
    const collected = await collectFindings(context, plan);
    const judged = await judgeFindings(context, collected.findings, options);
    reportFindings(context.output, judged.findings, plan.kind === 'history' ? 'history' : 'files');
    sayHowItWent(context, describeScan(collected, judged));
    if (judged.failure !== null) throw judged.failure;
    return judged.foundLive ? exitCodes.failed : exitCodes.done;
  },
});

/** Not to a program that reads JSON, which finds nothing but errors on `stderr`. */
function sayHowItWent({ output, terminal }: Context, lines: readonly string[]): void {
  if (output.mode === 'json' && terminal.stderr.isTTY !== true) return;
  for (const line of lines) output.note(line);
}
