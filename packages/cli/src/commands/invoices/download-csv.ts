import { defineCommand } from '../../command/command.ts';
import { invoiceArgument } from './invoice-argument.ts';
import { fileArgument, saveDocument, saveOptions } from './save-document.ts';

export const downloadCsv = defineCommand({
  name: 'csv',
  aliases: ['c'],
  summary: 'Download an invoice as CSV',
  description: 'Writes invoice.csv in the current folder where no file is named.',
  doctl: 'doctl invoice csv',
  arguments: { 'invoice-uuid': invoiceArgument, 'output-file': fileArgument },
  options: saveOptions,
  examples: [{ line: 'invoice csv preview november.csv', summary: 'of this month so far' }],
  async run(context, { args, options }) {
    const api = await context.api();
    const params = { invoice_uuid: args['invoice-uuid'] };
    const document = await api.call('invoices_get_csvByUUID', { params });
    await saveDocument(context, document, {
      named: args['output-file'],
      standard: 'invoice.csv',
      force: options.force,
    });
  },
});
