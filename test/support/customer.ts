import type { Balance, Invoice, InvoiceItem, InvoicePreview } from '@postern/api';
import { createAccount, type AccountRow } from '@postern/server';
import type { TestBody, TestServer } from './test-server.ts';

/** An account that uses something and looks at its bills. What is refused throws. */
export interface Customer {
  readonly account: AccountRow;
  /** Tokens of the account, for its bills and for its resources. */
  readonly billing: string;
  readonly write: string;
  get(path: string): Promise<TestBody>;
  invoices(query?: string): Promise<{ invoices: Invoice[]; invoice_preview: InvoicePreview }>;
  /** Of an invoice, by uuid, or `preview`. */
  items(invoice: string): Promise<InvoiceItem[]>;
  balance(): Promise<Pick<Balance, 'account_balance' | 'month_to_date_usage'>>;
  /** Makes a Droplet and answers its id. */
  run(name: string, machine: object): Promise<number>;
  destroy(id: number): Promise<void>;
}

export async function createCustomer(server: TestServer): Promise<Customer> {
  const email = `${crypto.randomUUID()}@example.com`;
  const account = await createAccount(server.database.kysely, { email, name: 'Ada', createdAt: new Date() });
  const { secret: billing } = await server.issue(['billing'], { accountId: account.id });
  const { secret: write } = await server.issue(['write'], { accountId: account.id });
  const send = async (method: string, path: string, options: { token: string; body?: object }): Promise<TestBody> => {
    const { status, body } = await server.request(method, path, options);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const get = (path: string): Promise<TestBody> => send('GET', path, { token: billing });
  return {
    account,
    billing,
    write,
    get,
    invoices: async (query = '') =>
      (await get(`/v2/customers/my/invoices${query}`)) as unknown as Awaited<ReturnType<Customer['invoices']>>,
    items: async (invoice) => (await get(`/v2/customers/my/invoices/${invoice}`))['invoice_items'] as InvoiceItem[],
    balance: async () => {
      const { account_balance, month_to_date_usage } = (await get('/v2/customers/my/balance')) as unknown as Balance;
      return { account_balance, month_to_date_usage };
    },
    run: async (name, machine) => {
      const { droplet } = await send('POST', '/v2/droplets', { token: write, body: { ...machine, name } });
      return (droplet as { id: number }).id;
    },
    destroy: async (id) => void (await send('DELETE', `/v2/droplets/${id}`, { token: write })),
  };
}
