import type { CallInput } from '@postern/api/client';

export const MONTH_PAGE_SIZE = 10;
export const INVOICE_PAGE_SIZE = 12;
export const HISTORY_PAGE_SIZE = 12;

/** What the page asks for, and its route fetches ahead. */
export function monthSoFarQuery(page = 1): CallInput<'invoices_get_byUUID'> {
  return { params: { invoice_uuid: 'preview' }, query: { page, per_page: MONTH_PAGE_SIZE } };
}

export function invoiceListQuery(page = 1): CallInput<'invoices_list'> {
  return { query: { page, per_page: INVOICE_PAGE_SIZE } };
}

export function billingHistoryQuery(page = 1): CallInput<'billingHistory_list'> {
  return { query: { page, per_page: HISTORY_PAGE_SIZE } };
}
