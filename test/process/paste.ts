import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { plainEnvironment, spawnProcess, type ProcessEnd } from '../support/server-process.ts';

const STAND_IN = `
import { parseArgs } from 'node:util';
const options = {
  request: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  data: { type: 'string', short: 'd' },
};
const { values, positionals: [url] } = parseArgs({ args: process.argv.slice(1), options, allowPositionals: true });
const headers = (values.header ?? []).map((line) => line.split(': '));
process.stdout.write(await (await fetch(url, { method: values.request, headers, body: values.data })).text());
`;

/** Runs a line as a shell does when somebody pastes it. Where the machine has no curl, a stand-in takes its arguments. */
export async function paste(line: string): Promise<ProcessEnd> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-curl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const script = `#!/bin/sh\nexec '${process.execPath}' --input-type=module -e '${STAND_IN.replaceAll("'", `'\\''`)}' -- "$@"\n`;
  await writeFile(join(folder, 'curl'), script);
  await chmod(join(folder, 'curl'), 0o700);
  return spawnProcess('sh', ['-c', line], { environment: { PATH: `${plainEnvironment()['PATH']}:${folder}` } }).ended;
}
