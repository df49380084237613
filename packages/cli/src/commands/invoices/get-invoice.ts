import type { InvoiceItem } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';
import { invoiceArgument } from './invoice-argument.ts';

const invoiceItemColumns: readonly Column<InvoiceItem>[] = [
  { name: 'ResourceID', title: 'Resource ID', value: (item) => item.resource_id },
  { name: 'ResourceUUID', title: 'Resource UUID', value: (item) => item.resource_uuid },
  { name: 'Product', value: (item) => item.product },
  { name: 'Description', value: (item) => item.description },
  { name: 'GroupDescription', title: 'Group Description', value: (item) => item.group_description },
  { name: 'Amount', value: (item) => item.amount },
  { name: 'Duration', value: (item) => item.duration },
  { name: 'DurationUnit', title: 'Duration Unit', value: (item) => item.duration_unit },
  { name: 'StartTime', title: 'Start Time', value: (item) => item.start_time },
  { name: 'EndTime', title: 'End Time', value: (item) => item.end_time },
  { name: 'ProjectName', title: 'Project Name', value: (item) => item.project_name },
  { name: 'Category', value: (item) => item.category },
];

export const getInvoice = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'List the items of an invoice',
  doctl: 'doctl invoice get',
  arguments: { 'invoice-uuid': invoiceArgument },
  columns: invoiceItemColumns,
  examples: [
    { line: 'invoice get preview', summary: 'of this month so far' },
    { line: 'invoice get preview --format Description,Amount', summary: 'only what for and how much' },
  ],
  async run(context, { args }) {
    const api = await context.api();
    const params = { invoice_uuid: args['invoice-uuid'] };
    const items = await api.all('invoices_get_byUUID', { params }, (page) => page.invoice_items);
    context.output.rows(invoiceItemColumns, items, { invoice_items: items });
  },
});
