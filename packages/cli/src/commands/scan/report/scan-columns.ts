import type { Column } from '../../../output/column.ts';
import type { Place } from '../findings.ts';
import type { KnownFinding } from '../online/token-state.ts';

/** A token at one of its places. */
export interface ScanRow {
  readonly finding: KnownFinding;
  readonly place: Place;
}

/** A row for each place, those of a token after one another. */
export function rowsOf(findings: readonly KnownFinding[]): readonly ScanRow[] {
  return findings.flatMap((finding) => finding.places.map((place) => ({ finding, place })));
}

const commitColumn: Column<ScanRow> = { name: 'Commit', value: ({ place }) => place.commit?.slice(0, 12) };

const standard: readonly Column<ScanRow>[] = [
  { name: 'Token', value: ({ finding }) => `${finding.label}…` },
  { name: 'State', value: ({ finding }) => finding.state },
  { name: 'File', value: ({ place }) => place.file },
  { name: 'Line', value: ({ place }) => place.line },
];

const further: readonly Column<ScanRow>[] = [
  { name: 'Column', hidden: true, value: ({ place }) => place.column },
  { name: 'AuthorDate', title: 'Author Date', hidden: true, value: ({ place }) => place.authorDate },
  { name: 'ID', hidden: true, value: ({ finding }) => finding.token?.id },
  { name: 'Name', hidden: true, value: ({ finding }) => finding.token?.name },
];

export const scanColumns: readonly Column<ScanRow>[] = [...standard, { ...commitColumn, hidden: true }, ...further];
/** A history shows as well which commit brought a token in. */
export const historyColumns: readonly Column<ScanRow>[] = [...standard, commitColumn, ...further];

/** For programs. Nothing of a token but how it begins. */
export function presentFinding({ label, state, secret, token, places }: KnownFinding): object {
  return {
    token: label,
    public_id: secret.publicId,
    state,
    ...(token !== null && { id: token.id, name: token.name }),
    places: places.map(({ file, line, column, commit, authorDate }) => ({
      file,
      line,
      column,
      ...(commit !== undefined && { commit }),
      ...(authorDate !== undefined && { author_date: authorDate }),
    })),
  };
}
