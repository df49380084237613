import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { balanceSchema } from '../schemas/balance.ts';
import { billingEntrySchema } from '../schemas/billing-entry.ts';
import { lineSchema } from '../schemas/fields.ts';
import { invoiceItemSchema, invoicePreviewSchema, invoiceSchema, invoiceSummarySchema } from '../schemas/invoice.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const access = { kind: 'permissions', anyOf: [['billing:read']] } as const;
const params = z.object({
  invoice_uuid: lineSchema(255).meta({ description: 'Of an invoice; `preview` for that of this month.' }),
});

const getBalance = {
  operationId: 'balance_get',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/balance',
  summary: 'Show what the account owes and has used this month',
  access,
  status: 200,
  response: balanceSchema,
} as const satisfies Route;

const listBillingHistory = {
  operationId: 'billingHistory_list',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/billing_history',
  summary: 'List what was billed and paid, newest first',
  access,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ billing_history: z.array(billingEntrySchema), ...pageShape }),
} as const satisfies Route;

const listInvoices = {
  operationId: 'invoices_list',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/invoices',
  summary: 'List invoices, newest first, and preview that of this month',
  access,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ invoices: z.array(invoiceSchema), invoice_preview: invoicePreviewSchema, ...pageShape }),
} as const satisfies Route;

const getInvoice = {
  operationId: 'invoices_get_byUUID',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/invoices/{invoice_uuid}',
  summary: 'List the items of an invoice',
  access,
  params,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ invoice_items: z.array(invoiceItemSchema), ...pageShape }),
} as const satisfies Route;

const getInvoiceCsv = {
  operationId: 'invoices_get_csvByUUID',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/invoices/{invoice_uuid}/csv',
  summary: 'Download the items of an invoice as CSV',
  access,
  params,
  status: 200,
  response: null,
  document: 'text/csv',
} as const satisfies Route;

const getInvoicePdf = {
  operationId: 'invoices_get_pdfByUUID',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/invoices/{invoice_uuid}/pdf',
  summary: 'Download an invoice as PDF',
  access,
  params,
  status: 200,
  response: null,
  document: 'application/pdf',
} as const satisfies Route;

const getInvoiceSummary = {
  operationId: 'invoices_get_summaryByUUID',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/invoices/{invoice_uuid}/summary',
  summary: 'Show what an invoice comes to, by product',
  access,
  params,
  status: 200,
  response: invoiceSummarySchema,
} as const satisfies Route;

export const billingRoutes = {
  balance_get: getBalance,
  billingHistory_list: listBillingHistory,
  invoices_get_byUUID: getInvoice,
  invoices_get_csvByUUID: getInvoiceCsv,
  invoices_get_pdfByUUID: getInvoicePdf,
  invoices_get_summaryByUUID: getInvoiceSummary,
  invoices_list: listInvoices,
} as const satisfies RouteGroup;
