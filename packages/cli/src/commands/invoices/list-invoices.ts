import type { Invoice } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';

type InvoiceRow = Pick<Invoice, 'invoice_uuid' | 'amount' | 'invoice_period'>;

const invoiceColumns: readonly Column<InvoiceRow>[] = [
  { name: 'InvoiceUUID', title: 'Invoice UUID', value: ({ invoice_uuid: uuid }) => uuid },
  { name: 'Amount', value: ({ amount }) => amount },
  { name: 'InvoicePeriod', title: 'Invoice Period', value: ({ invoice_period: period }) => period },
];

export const listInvoices = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List invoices, newest first, with what this month comes to so far',
  doctl: 'doctl invoice list',
  columns: invoiceColumns,
  examples: [
    { line: 'invoice list', summary: 'all of them' },
    { line: 'invoice list --format InvoiceUUID --no-header', summary: 'for a script' },
  ],
  async run(context) {
    const api = await context.api();
    const { invoice_preview: preview } = await api.call('invoices_list', { query: { per_page: 1 } });
    const invoices = await api.all('invoices_list', {}, (page) => page.invoices);
    const rows = [{ ...preview, invoice_uuid: 'preview' }, ...invoices];
    context.output.rows(invoiceColumns, rows, { invoices, invoice_preview: preview });
  },
});
