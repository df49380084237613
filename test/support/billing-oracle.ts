import { sql, type Kysely } from 'kysely';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Charges of the first account, each of a resource of its own. */
export interface GivenCharge {
  readonly id: number;
  readonly nanodollars: number;
  readonly from: number;
  readonly to: number | null;
}

/** Inserts as many charges as wanted that began in the last four months, half of which have ended, and none of which was looked at. */
export async function insertCharges(kysely: Kysely<never>, count: number, now: number): Promise<GivenCharge[]> {
  const spread = sql.lit(120 * DAY);
  await sql`
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(count)})
    insert into charges (account_id, product, resource_type, resource_id, description, hourly_nanodollars,
      started_at, ended_at, billed_from, hours_before, accrues_at)
    select (select min(id) from accounts), 'Droplets', 'droplet', cast(n as text), 'given', 1000000 + n * 7919,
      ${sql.lit(now)} - cast(n as bigint) * 104729333 % ${spread},
      case when n % 2 = 0 then ${sql.lit(now)} - cast(n as bigint) * 104729333 % ${spread} / 2 end,
      ${sql.lit(now)} - cast(n as bigint) * 104729333 % ${spread}, 0,
      ${sql.lit(now)} - cast(n as bigint) * 104729333 % ${spread} + 1
    from numbers
  `.execute(kysely);
  const { rows } = await sql<GivenCharge>`
    select id, hourly_nanodollars as nanodollars, billed_from as "from", ended_at as "to" from charges
  `.execute(kysely);
  return [...rows];
}

/** What the invoices of months that have ended must come to, in cents, found by counting hour after hour. */
export function expectedInvoices(charges: readonly GivenCharge[], now: number): Map<string, number> {
  const thisMonth = monthOf(now);
  const cents = new Map<string, number>();
  for (const { nanodollars, from, to } of charges) {
    const hours = new Map<string, number>();
    for (let hour = from; hour < (to ?? now); hour += HOUR) {
      const month = monthOf(hour);
      hours.set(month, Math.min(672, (hours.get(month) ?? 0) + 1));
    }
    for (const [month, count] of hours) {
      if (month === thisMonth) continue;
      cents.set(month, (cents.get(month) ?? 0) + Math.round((count * nanodollars) / 10_000_000));
    }
  }
  return cents;
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** What is left to do by a time. */
export async function countDue(kysely: Kysely<never>, now: number): Promise<number> {
  const { rows } = await sql<{ due: number }>`
    select (select count(*) from charges where accrues_at <= ${now})
      + (select count(*) from invoices where issued_at is null and period < ${monthOf(now)}) as due
  `.execute(kysely);
  return rows[0]?.due ?? 0;
}

export interface StoredInvoice {
  readonly period: string;
  readonly amount: number;
  readonly items: number;
  readonly stated: number;
  readonly billed: number;
  readonly paid: number;
}

/** Every issued invoice: its own sum, that of its items, how many those are and are said to be, and its entries in the history. */
export async function readInvoices(kysely: Kysely<never>): Promise<StoredInvoice[]> {
  const { rows } = await sql<StoredInvoice>`
    select period, amount_cents as amount, item_count as stated,
      cast((select count(*) from invoice_items i where i.account_id = v.account_id and i.period = v.period
        having sum(i.amount_cents) = v.amount_cents) as bigint) as items,
      cast((select sum(amount_cents) from billing_entries e where e.account_id = v.account_id and e.period = v.period
        and type = 'Invoice') as bigint) as billed,
      cast((select sum(amount_cents) from billing_entries e where e.account_id = v.account_id and e.period = v.period
        and type = 'Payment') as bigint) as paid
    from invoices v where issued_at is not null order by period
  `.execute(kysely);
  return [...rows];
}
