import type { Output } from '../../../output/output.ts';
import { readVersion } from '../../../version.ts';
import type { KnownFinding } from '../online/token-state.ts';
import { sarifLog } from './sarif-log.ts';
import { historyColumns, presentFinding, rowsOf, scanColumns } from './scan-columns.ts';

/** Prints the findings as was asked for. */
export function reportFindings(output: Output, findings: readonly KnownFinding[], kind: 'files' | 'history'): void {
  if (output.mode === 'sarif') return output.json(sarifLog(findings, readVersion()));
  const columns = kind === 'history' ? historyColumns : scanColumns;
  output.rows(columns, rowsOf(findings), findings.map(presentFinding));
}
