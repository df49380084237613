import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { KnownFinding, TokenState } from '../online/token-state.ts';
import { isDead } from '../online/token-state.ts';
import { rowsOf, type ScanRow } from './scan-columns.ts';

const RULE_ID = 'postern/token';

const RULE: ReportingDescriptor = {
  id: RULE_ID,
  name: 'AccessToken',
  shortDescription: { text: 'An access token stands in a file' },
  fullDescription: {
    text: 'Text with the prefix and the checksum of an access token. Whoever reads the file can use it.',
  },
  help: { text: 'Revoke the token ("postern scan --revoke"), make another, and keep that one out of files.' },
  defaultConfiguration: { level: 'error' },
  properties: { tags: ['security', 'secret'], 'security-severity': '9.0' },
};

const SENTENCES: Readonly<Record<TokenState, string>> = {
  live: 'It works.',
  pending: 'It will work from a later day on.',
  revoked: 'It was revoked.',
  expired: 'It expired.',
  replaced: 'A rotation replaced it.',
  unknown: 'The server does not know it.',
  unchecked: 'No server was asked whether it works.',
};

/** The findings in SARIF 2.1.0, as code-scanning services take them in. */
export function sarifLog(findings: readonly KnownFinding[], version: string): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'postern', version, rules: [RULE] } },
        columnKind: 'utf16CodeUnits',
        results: rowsOf(findings).map(resultOf),
      },
    ],
  };
}

function resultOf({ finding, place }: ScanRow): Result {
  const { label, state, secret } = finding;
  const commit = typeof place.commit === 'string' ? ` Commit ${place.commit} brought it in.` : '';
  return {
    ruleId: RULE_ID,
    ruleIndex: 0,
    level: isDead(state) ? 'note' : 'error',
    message: { text: `The access token ${label}… stands here. ${SENTENCES[state]}${commit}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.file) },
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
    // The same finding in the next run, though lines moved.
    partialFingerprints: { 'posternToken/v1': `${secret.publicId}:${place.file}` },
    properties: {
      state,
      ...(place.commit !== undefined && { commit: place.commit, authorDate: place.authorDate ?? null }),
    },
  };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
