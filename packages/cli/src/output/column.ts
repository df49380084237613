/** One column of a table. */
export interface Column<Row> {
  /** As `--format` takes it: `PublicIPv4`. */
  readonly name: string;
  /** Over the column. Default: the name. */
  readonly title?: string;
  /** Shown only when `--format` asks for it. */
  readonly hidden?: true;
  value(row: Row): string | number | boolean | null | undefined;
}

/** A column of whatever rows: enough to list its name. */
export type AnyColumn = Column<never>;
