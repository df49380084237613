import type { BillingEntry } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';

const billingEntryColumns: readonly Column<BillingEntry>[] = [
  { name: 'Date', value: ({ date }) => date },
  { name: 'Type', value: ({ type }) => type },
  { name: 'Description', value: ({ description }) => description },
  { name: 'Amount', value: ({ amount }) => amount },
  { name: 'InvoiceID', title: 'Invoice ID', value: ({ invoice_id: id }) => id },
  { name: 'InvoiceUUID', title: 'Invoice UUID', value: ({ invoice_uuid: uuid }) => uuid },
];

export const listBillingHistory = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List what was billed and paid, newest first',
  doctl: 'doctl billing-history list',
  columns: billingEntryColumns,
  examples: [
    { line: 'billing-history list', summary: 'all of it' },
    { line: 'billing-history list --format Date,Amount --no-header', summary: 'for a script' },
  ],
  async run(context) {
    const api = await context.api();
    const entries = await api.all('billingHistory_list', {}, (page) => page.billing_history);
    context.output.rows(billingEntryColumns, entries, { billing_history: entries });
  },
});
