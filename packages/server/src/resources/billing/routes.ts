import type { Database } from '../../db/server-tables.ts';
import type { Handlers } from '../../http/call.ts';
import type { Caller } from '../../http/caller.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import { findAccount, type AccountRow } from '../account/account-store.ts';
import type { Services } from '../services.ts';
import { listBillingEntries, sumBillingEntries } from './billing-entry-store.ts';
import { invoiceCsv } from './invoice-csv.ts';
import { listItems, sumProducts } from './invoice-item-store.ts';
import { invoicePdf } from './invoice-pdf.ts';
import { listInvoices, sumOpenInvoices, type InvoiceRow } from './invoice-store.ts';
import { findNamedInvoice, previewInvoice } from './invoice.ts';
import {
  presentBalance,
  presentBillingEntry,
  presentInvoice,
  presentInvoiceItem,
  presentInvoiceSummary,
  presentPreview,
} from './present.ts';

type BillingHandlers = Pick<
  Handlers,
  | 'balance_get'
  | 'billingHistory_list'
  | 'invoices_get_byUUID'
  | 'invoices_get_csvByUUID'
  | 'invoices_get_pdfByUUID'
  | 'invoices_get_summaryByUUID'
  | 'invoices_list'
>;

export function billingHandlers(services: Services): BillingHandlers {
  return { ...accountBillHandlers(services), ...invoiceHandlers(services) };
}

function accountBillHandlers({
  database: { kysely },
  engine: { clock },
}: Services): Pick<Handlers, 'balance_get' | 'billingHistory_list' | 'invoices_list'> {
  return {
    balance_get: async ({ caller: { accountId } }) => {
      const owed = await sumBillingEntries(kysely, accountId);
      const used = await sumOpenInvoices(kysely, accountId);
      return presentBalance({ owed, used, now: clock.now() });
    },
    billingHistory_list: async (call) => {
      const account = await findAccount(kysely, call.caller.accountId);
      if (account === undefined) return notFound();
      const { items, total } = await listBillingEntries(kysely, account.id, pageRequest(call.query));
      const entries = items.map((entry) => presentBillingEntry(account, entry));
      return { billing_history: entries, ...pageFields(call, call.query, total) };
    },
    invoices_list: async (call) => {
      const account = await findAccount(kysely, call.caller.accountId);
      if (account === undefined) return notFound();
      const { items, total } = await listInvoices(kysely, account.id, pageRequest(call.query));
      return {
        invoices: items.map(presentInvoice),
        invoice_preview: presentPreview(await previewInvoice(kysely, account, clock.now())),
        ...pageFields(call, call.query, total),
      };
    },
  };
}

/** What is asked for, as it is at one time. */
interface NamedInvoice {
  readonly account: AccountRow;
  readonly invoice: InvoiceRow;
  readonly now: number;
}

interface NamingCall {
  readonly caller: Pick<Caller, 'accountId'>;
  readonly params: { readonly invoice_uuid: string };
}

async function nameInvoice(kysely: Database, call: NamingCall, now: number): Promise<NamedInvoice | HttpProblem> {
  const account = await findAccount(kysely, call.caller.accountId);
  if (account === undefined) return notFound();
  const invoice = await findNamedInvoice(kysely, account, { name: call.params.invoice_uuid, now });
  return invoice === undefined ? notFound() : { account, invoice, now };
}

function invoiceHandlers({
  database: { kysely },
  engine: { clock },
}: Services): Omit<BillingHandlers, 'balance_get' | 'billingHistory_list' | 'invoices_list'> {
  const find = (call: NamingCall): Promise<NamedInvoice | HttpProblem> => nameInvoice(kysely, call, clock.now());
  return {
    invoices_get_byUUID: async (call) => {
      const found = await find(call);
      if (found instanceof HttpProblem) return found;
      const { account, invoice, now } = found;
      const place = { accountId: account.id, period: invoice.period };
      const items = await listItems(kysely, place, pageRequest(call.query));
      return {
        invoice_items: items.map((item) => presentInvoiceItem(item, now)),
        ...pageFields(call, call.query, invoice.item_count),
      };
    },
    invoices_get_csvByUUID: async (call) => {
      const found = await find(call);
      if (found instanceof HttpProblem) return found;
      const content = await invoiceCsv(kysely, found.invoice, found.now);
      return { filename: `invoice-${found.invoice.period}.csv`, content };
    },
    invoices_get_pdfByUUID: async (call) => {
      const found = await find(call);
      if (found instanceof HttpProblem) return found;
      return { filename: `invoice-${found.invoice.period}.pdf`, content: await invoicePdf(kysely, found) };
    },
    invoices_get_summaryByUUID: async (call) => {
      const found = await find(call);
      if (found instanceof HttpProblem) return found;
      const { account, invoice } = found;
      const sums = await sumProducts(kysely, { accountId: account.id, period: invoice.period });
      return presentInvoiceSummary(account, invoice, sums);
    },
  };
}
