import type { Balance, BillingEntry, Invoice, InvoiceItem, InvoicePreview, InvoiceSummary } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { AccountRow } from '../account/account-store.ts';
import type { BillingEntryRow } from './billing-entry-store.ts';
import type { ChargedItem, ProductSum } from './invoice-item-store.ts';
import type { InvoiceRow } from './invoice-store.ts';
import { invoiceNumber, invoiceUuid } from './invoice-uuid.ts';
import { itemSpan } from './item-span.ts';
import { formatDollars } from './money.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const time = (at: number): string => formatTimestamp(new Date(at));

/** From what is billed and not paid, and what is used and not billed yet, both in cents. */
export function presentBalance({ owed, used, now }: { owed: number; used: number; now: number }): Balance {
  return {
    month_to_date_balance: formatDollars(owed + used),
    account_balance: formatDollars(owed),
    month_to_date_usage: formatDollars(used),
    generated_at: time(now),
  };
}

export function presentBillingEntry(account: AccountRow, entry: BillingEntryRow): BillingEntry {
  const isInvoice = entry.type === 'Invoice';
  return {
    description: entry.description,
    amount: formatDollars(entry.amount_cents),
    invoice_id: isInvoice ? invoiceNumber(account.id, entry.period) : null,
    invoice_uuid: isInvoice ? invoiceUuid(account, entry.period) : null,
    date: time(entry.entered_at),
    type: entry.type,
  };
}

export function presentInvoice(invoice: InvoiceRow): Invoice {
  return { ...presentHead(invoice), invoice_period: invoice.period };
}

export function presentPreview(invoice: InvoiceRow): InvoicePreview {
  return { ...presentInvoice(invoice), updated_at: time(invoice.updated_at) };
}

function presentHead({ uuid, account_id: accountId, period, amount_cents: cents }: InvoiceRow) {
  return { invoice_uuid: uuid, invoice_id: invoiceNumber(accountId, period), amount: formatDollars(cents) };
}

export function presentInvoiceItem(item: ChargedItem, now: number): InvoiceItem {
  const { start, end } = itemSpan(item, now);
  const hasUuid = UUID.test(item.resource_id);
  return {
    product: item.product,
    resource_id: hasUuid ? '' : item.resource_id,
    resource_uuid: hasUuid ? item.resource_id : '',
    group_description: '',
    description: item.description,
    amount: formatDollars(item.amount_cents),
    duration: String(item.hours),
    duration_unit: 'Hours',
    start_time: time(start),
    end_time: time(end),
    project_name: item.project_name,
    category: 'iaas',
  };
}

export function presentInvoiceSummary(
  account: AccountRow,
  invoice: InvoiceRow,
  sums: readonly ProductSum[],
): InvoiceSummary {
  const nothing = formatDollars(0);
  return {
    ...presentHead(invoice),
    billing_period: invoice.period,
    user_name: account.name,
    user_billing_address: presentAddress(account),
    user_company: '',
    user_email: account.email,
    product_charges: {
      name: 'Product usage charges',
      amount: formatDollars(invoice.amount_cents),
      items: sums.map(({ product, cents, count }) => ({
        name: product,
        amount: formatDollars(cents),
        count: String(count),
      })),
    },
    overages: { name: 'Overages', amount: nothing },
    taxes: { name: 'Taxes', amount: nothing },
    credits_and_adjustments: { name: 'Credits & adjustments', amount: nothing },
  };
}

/** Accounts have no address; clients read the object all the same. */
function presentAddress({ created_at: createdAt }: AccountRow): InvoiceSummary['user_billing_address'] {
  return {
    address_line1: '',
    address_line2: '',
    city: '',
    region: '',
    postal_code: '',
    country_iso2_code: '',
    created_at: time(createdAt),
    updated_at: time(createdAt),
  };
}
