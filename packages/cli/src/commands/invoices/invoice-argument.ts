import type { ArgumentSpec, Completer } from '../../command/option-specs.ts';

const completeInvoices: Completer = async (context) => {
  const api = await context.api();
  const invoices = await api.all('invoices_list', {}, (page) => page.invoices);
  return [
    { value: 'preview', summary: 'of this month' },
    ...invoices.map(({ invoice_uuid: uuid, invoice_period: period, amount }) => ({
      value: uuid,
      summary: `${period}, $${amount}`,
    })),
  ];
};

/** Which invoice. */
export const invoiceArgument = {
  summary: 'the UUID of the invoice, or "preview" for that of this month',
  completes: completeInvoices,
} as const satisfies ArgumentSpec;
