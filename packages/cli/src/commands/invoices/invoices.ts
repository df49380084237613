import { defineGroup } from '../../command/command.ts';
import { downloadCsv } from './download-csv.ts';
import { downloadPdf } from './download-pdf.ts';
import { getInvoice } from './get-invoice.ts';
import { listInvoices } from './list-invoices.ts';
import { summarizeInvoice } from './summarize-invoice.ts';

export const invoices = defineGroup({
  name: 'invoice',
  summary: 'Look at invoices and download them',
  commands: [getInvoice, listInvoices, summarizeInvoice, downloadPdf, downloadCsv],
});
