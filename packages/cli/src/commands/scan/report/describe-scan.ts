import type { Collected } from '../collect-findings.ts';
import type { UnreadableFile } from '../files/scan-files.ts';
import type { Judged } from '../online/judge-findings.ts';
import type { TokenState } from '../online/token-state.ts';

const NAMED_FILES = 5;

/** What a scan came to, in sentences for `stderr`. */
export function describeScan({ kind, read, unreadable }: Collected, judged: Judged): readonly string[] {
  const things = kind === 'files' ? count(read, 'file', 'files') : count(read, 'object', 'objects');
  return [
    ...(unreadable.length === 0 ? [] : [describeUnreadable(unreadable)]),
    `${things} read. ${describeFindings(judged)}`,
  ];
}

function describeFindings({ findings, origin }: Judged): string {
  if (findings.length === 0) return 'No token found.';
  const found = `${count(findings.length, 'token', 'tokens')} found`;
  if (origin === null) return `${found}. No server was asked about them: --online does.`;
  const states = new Map<TokenState, number>();
  for (const { state } of findings) states.set(state, (states.get(state) ?? 0) + 1);
  const parts = [...states].map(([state, number]) => `${number} ${state}`);
  return `${found}; at ${origin}: ${parts.join(', ')}.`;
}

function describeUnreadable(files: readonly UnreadableFile[]): string {
  const named = files.slice(0, NAMED_FILES).map(({ path, code }) => `${printable(path)} (${code})`);
  const more = files.length > NAMED_FILES ? `, and ${files.length - NAMED_FILES} more` : '';
  return `Could not read ${named.join(', ')}${more}.`;
}

/** Names of files come from other people as well. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\u{fffd}');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
