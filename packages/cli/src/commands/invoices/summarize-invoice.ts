import type { InvoiceSummary } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';
import { invoiceArgument } from './invoice-argument.ts';

const summaryColumns: readonly Column<InvoiceSummary>[] = [
  { name: 'InvoiceUUID', title: 'Invoice UUID', value: (summary) => summary.invoice_uuid },
  { name: 'BillingPeriod', title: 'Billing Period', value: (summary) => summary.billing_period },
  { name: 'Amount', value: (summary) => summary.amount },
  { name: 'UserName', title: 'User Name', value: (summary) => summary.user_name },
  { name: 'UserCompany', title: 'Company', value: (summary) => summary.user_company },
  { name: 'UserEmail', title: 'Email', value: (summary) => summary.user_email },
  { name: 'ProductCharges', title: 'Product Charges Amount', value: (summary) => summary.product_charges.amount },
  { name: 'Overages', title: 'Overages Amount', value: (summary) => summary.overages.amount },
  { name: 'Taxes', title: 'Taxes Amount', value: (summary) => summary.taxes.amount },
  {
    name: 'CreditsAndAdjustments',
    title: 'Credits and Adjustments Amount',
    value: (summary) => summary.credits_and_adjustments.amount,
  },
];

export const summarizeInvoice = defineCommand({
  name: 'summary',
  aliases: ['s'],
  summary: 'Show what an invoice comes to',
  doctl: 'doctl invoice summary',
  arguments: { 'invoice-uuid': invoiceArgument },
  columns: summaryColumns,
  examples: [{ line: 'invoice summary preview', summary: 'of this month so far' }],
  async run(context, { args }) {
    const api = await context.api();
    const params = { invoice_uuid: args['invoice-uuid'] };
    const summary = await api.call('invoices_get_summaryByUUID', { params });
    context.output.rows(summaryColumns, [summary], summary);
  },
});
