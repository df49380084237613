import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Database } from '../../db/server-tables.ts';
import { listItemsAfter, type ChargedItem } from './invoice-item-store.ts';
import type { InvoiceRow } from './invoice-store.ts';
import { itemSpan } from './item-span.ts';
import { formatDollars } from './money.ts';

/** In DigitalOcean's words and order. */
const HEADER = [
  'product',
  'group_description',
  'description',
  'hours',
  'start',
  'end',
  'USD',
  'project_name',
  'category',
];
const ROWS_AT_ONCE = 1000;

/** All items of an invoice (RFC 4180), in slices, so that a long one does not keep other requests waiting. */
export async function invoiceCsv(database: Database, invoice: InvoiceRow, now: number): Promise<string> {
  const place = { accountId: invoice.account_id, period: invoice.period };
  let text = csvLines([HEADER]);
  let items: ChargedItem[] = [];
  do {
    const chargeId = items.at(-1)?.charge_id ?? 0;
    items = await listItemsAfter(database, place, { chargeId, limit: ROWS_AT_ONCE });
    text += csvLines(items.map((item) => csvRow(item, now)));
    await setImmediate();
  } while (items.length === ROWS_AT_ONCE);
  return text;
}

export function csvRow(item: ChargedItem, now: number): string[] {
  const { start, end } = itemSpan(item, now);
  return [
    item.product,
    '',
    item.description,
    String(item.hours),
    csvTime(start),
    csvTime(end),
    `$${formatDollars(item.amount_cents)}`,
    item.project_name,
    'iaas',
  ];
}

/** A value that a spreadsheet would take for a formula gets an apostrophe before it: names are for anybody to choose. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  // By itself the library quotes line breaks only where both characters stand together.
  const options = { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ } as const;
  return stringify([...rows], options);
}

/** `2026-11-22 18:20:00 +0000` */
function csvTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
}
