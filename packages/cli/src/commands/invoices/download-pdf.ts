import { defineCommand } from '../../command/command.ts';
import { invoiceArgument } from './invoice-argument.ts';
import { fileArgument, saveDocument, saveOptions } from './save-document.ts';

export const downloadPdf = defineCommand({
  name: 'pdf',
  aliases: ['p'],
  summary: 'Download an invoice as PDF',
  description: 'Writes invoice.pdf in the current folder where no file is named.',
  doctl: 'doctl invoice pdf',
  arguments: { 'invoice-uuid': invoiceArgument, 'output-file': fileArgument },
  options: saveOptions,
  examples: [{ line: 'invoice pdf preview november.pdf', summary: 'of this month so far' }],
  async run(context, { args, options }) {
    const api = await context.api();
    const params = { invoice_uuid: args['invoice-uuid'] };
    const document = await api.call('invoices_get_pdfByUUID', { params });
    await saveDocument(context, document, {
      named: args['output-file'],
      standard: 'invoice.pdf',
      force: options.force,
    });
  },
});
