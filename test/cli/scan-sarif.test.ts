import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import draft04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { makeHome, runCli } from '../support/cli.ts';
import { forgeToken } from '../support/forged-token.ts';

const validate = new draft04.default({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
  allErrors: true,
}).compile(schema);

/** What is printed, checked against the schema of SARIF 2.1.0. */
async function sarifOf(argv: readonly string[], stdin = ''): Promise<SarifLog> {
  const { stdout } = await runCli(['scan', ...argv, '-o', 'sarif'], { stdin });
  const log = JSON.parse(stdout) as SarifLog;
  validate(log);
  expect(validate.errors).toBeNull();
  return log;
}

interface SarifLog {
  readonly version: string;
  readonly runs: readonly { readonly results: readonly object[] }[];
}

describe('postern scan -o sarif', () => {
  it('is valid where nothing was found', async () => {
    const log = await sarifOf([await makeHome()]);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
  });

  it('has a result for each place, with a region that starts where the token does', async () => {
    const token = forgeToken();
    const folder = await makeHome();
    await writeFile(join(folder, 'a b%.env'), `\nTOKEN=${token}\n`);
    const log = await sarifOf([folder, '-'], token);
    expect(log.runs[0]?.results).toMatchObject([
      {
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `file://${folder}/a%20b%25.env` },
              region: { startLine: 2, startColumn: 7 },
            },
          },
        ],
        partialFingerprints: { 'posternToken/v1': expect.stringContaining(token.slice(7, 17)) },
      },
      { locations: [{ physicalLocation: { artifactLocation: { uri: 'standard%20input' } } }] },
    ]);
  });

  it('is a schema that refuses what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [{ text: 'no message' }] }] })).toBe(false);
  });
});
