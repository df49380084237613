import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callOperation } from '../../app/client.ts';
import type { OperationError } from '../../app/operation-error.ts';

export interface InvoiceDownloadsProps {
  /** Its uuid, or `preview`. */
  readonly invoice: string;
  /** For a screen reader: "invoice 7". */
  readonly name: string;
}

type Format = 'csv' | 'pdf';

/** The invoice as a file, in either form. */
export function InvoiceDownloads({ invoice, name }: InvoiceDownloadsProps): ReactNode {
  return (
    <Group gap={4} wrap="nowrap">
      <Download invoice={invoice} name={name} format="csv" />
      <Download invoice={invoice} name={name} format="pdf" />
    </Group>
  );
}

function Download({ invoice, name, format }: InvoiceDownloadsProps & { readonly format: Format }): ReactNode {
  const label = format.toUpperCase();
  const download = useMutation<Blob, OperationError>({
    mutationFn: () => fetchInvoice(invoice, format),
    onSuccess: (file) => save(file, `invoice-${invoice}.${format}`),
    onError: (error) => {
      notifications.show({ color: 'red', title: 'The invoice was not downloaded', message: error.message });
    },
  });
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconDownload size={14} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
      aria-label={`${label} of ${name}`}
    >
      {label}
    </Button>
  );
}

function fetchInvoice(invoice: string, format: Format): Promise<Blob> {
  const input = { params: { invoice_uuid: invoice } };
  return format === 'csv'
    ? callOperation('invoices_get_csvByUUID', input)
    : callOperation('invoices_get_pdfByUUID', input);
}

/** Hands a file to the browser as a download. */
function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Only after the browser has taken it up.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
