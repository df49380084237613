import type { Database } from '../../db/server-tables.ts';
import type { AccountRow } from '../account/account-store.ts';
import { listItems, sumProducts, type ChargedItem, type ProductSum } from './invoice-item-store.ts';
import type { InvoiceRow } from './invoice-store.ts';
import { invoiceNumber } from './invoice-uuid.ts';
import { itemSpan } from './item-span.ts';
import { formatDollars } from './money.ts';
import { PageWriter, type Column } from './page-writer.ts';
import { namePeriod } from './period.ts';

/** Ten pages. More would keep other requests waiting; whoever has more reads the CSV. */
const MAX_ITEMS = 300;

const PRODUCTS: readonly Column[] = [
  { title: 'Product', width: 300 },
  { title: 'Items', width: 95, align: 'right' },
  { title: 'Amount', width: 100, align: 'right' },
];
const ITEMS: readonly Column[] = [
  { title: 'Description', width: 215 },
  { title: 'Hours', width: 40, align: 'right' },
  { title: 'From (UTC)', width: 90, align: 'right' },
  { title: 'To (UTC)', width: 90, align: 'right' },
  { title: 'Amount', width: 60, align: 'right' },
];

/** What an invoice is drawn from. */
interface InvoiceContents {
  readonly account: AccountRow;
  readonly invoice: InvoiceRow;
  readonly products: readonly ProductSum[];
  readonly items: readonly ChargedItem[];
  readonly now: number;
}

/** An invoice, or a preview of one, to print. The same invoice is always the same file. */
export async function invoicePdf(
  database: Database,
  { account, invoice, now }: Pick<InvoiceContents, 'account' | 'invoice' | 'now'>,
): Promise<Buffer> {
  const place = { accountId: account.id, period: invoice.period };
  const products = await sumProducts(database, place);
  const items = await listItems(database, place, { limit: MAX_ITEMS, offset: 0 });
  return drawInvoice({ account, invoice, products, items, now });
}

function drawInvoice(contents: InvoiceContents): Promise<Buffer> {
  const { account, invoice, products } = contents;
  const title = `${invoice.issued_at === null ? 'Invoice preview' : 'Invoice'} for ${namePeriod(invoice.period)}`;
  const number = invoiceNumber(account.id, invoice.period);
  const page = new PageWriter({
    title,
    footer: `${number} · ${account.name} · Simulated usage: nothing is owed for it.`,
    createdAt: new Date(invoice.issued_at ?? invoice.updated_at),
  });
  page.heading(title);
  page.facts([
    ['Invoice number', number],
    invoice.issued_at === null ? ['As of', dateOf(contents.now)] : ['Date of issue', dateOf(invoice.issued_at)],
    ['Billed to', account.name],
    ['', account.email],
    ['Total', dollars(invoice.amount_cents)],
    ...(invoice.issued_at === null ? [] : [['Paid', 'in full, by simulated card'] as const]),
  ]);
  page.subheading('Summary');
  page.table(
    PRODUCTS,
    products.map(({ product, count, cents }) => [product, String(count), dollars(cents)]),
  );
  page.total('Usage', dollars(invoice.amount_cents));
  page.total('Taxes', dollars(0));
  page.total('Total', dollars(invoice.amount_cents));
  drawItems(page, contents);
  return page.end();
}

function drawItems(page: PageWriter, { invoice, products, items, now }: InvoiceContents): void {
  for (const { product } of products) {
    const rows = items.filter((item) => item.product === product).map((item) => itemCells(item, now));
    if (rows.length === 0) continue;
    page.subheading(product);
    page.table(ITEMS, rows);
  }
  const missing = invoice.item_count - items.length;
  if (missing <= 0) return;
  page.note(`The first ${items.length} items are shown; ${missing} more are in the CSV of this invoice.`);
}

function itemCells(item: ChargedItem, now: number): string[] {
  const { start, end } = itemSpan(item, now);
  return [item.description, String(item.hours), minuteOf(start), minuteOf(end), dollars(item.amount_cents)];
}

function dollars(cents: number): string {
  return `$${formatDollars(cents)}`;
}

function dateOf(at: number): string {
  return new Date(at).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}

/** `2026-11-22 18:20` */
function minuteOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
