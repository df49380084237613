import type { BillingEntry, InvoiceItem, InvoiceSummary } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer, type Customer } from '../support/customer.ts';
import { pdfText } from '../support/pdf-text.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** $0.00893 an hour. */
const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
/** $0.03571 an hour. */
const LARGE = { ...MACHINE, size: 's-2vcpu-4gb' };
const HOUR = 3600;
const INVOICES = '/v2/customers/my/invoices';

describe.each(DATABASES)('invoices on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());

  const text = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  const periodAt = (at: number): string => text(at).slice(0, 7);
  /** Sets the clock to so many hours before the end of the month after this one, and answers when that ends. */
  function goBeforeEnd(hours: number): number {
    const date = new Date(server.clock.now());
    const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 1);
    server.clock.advance((end - server.clock.now()) / 1000 - hours * HOUR);
    return end;
  }

  it('are made of what ran in a month, once it has ended, and are paid at once', async () => {
    const customer = await createCustomer(server);
    const end = goBeforeEnd(100);
    const web = await customer.run('web-1', MACHINE);
    const db = await customer.run('db-1', LARGE);
    server.clock.advance(10 * HOUR);
    await server.jobs.run();
    expect(await customer.balance()).toEqual({ account_balance: '0.00', month_to_date_usage: '0.45' }); // 8.93 + 35.71
    const { invoice_preview: preview } = await customer.invoices();
    expect(preview).toMatchObject({ amount: '0.45', invoice_period: periodAt(end - 1) });
    await customer.destroy(db);
    server.clock.advance(90 * HOUR);
    await server.jobs.run();

    const { invoices, invoice_preview: next } = await customer.invoices();
    const number = `${periodAt(end - 1).replace('-', '')}${String(customer.account.id).padStart(6, '0')}`;
    expect(invoices).toEqual([
      // 89.3 and 35.71 cents, each rounded
      { invoice_uuid: preview.invoice_uuid, invoice_id: number, amount: '1.25', invoice_period: periodAt(end - 1) },
    ]);
    expect(next).toMatchObject({ amount: '0.00', invoice_period: periodAt(end) });
    expect(await customer.items(preview.invoice_uuid)).toEqual(
      [
        { id: web, description: 'web-1 (s-1vcpu-1gb)', amount: '0.89', duration: '100', end_time: text(end) },
        {
          id: db,
          description: 'db-1 (s-2vcpu-4gb)',
          amount: '0.36',
          duration: '10',
          end_time: text(end - 90 * HOUR * 1000),
        },
      ].map(({ id, ...item }) => ({
        product: 'Droplets',
        resource_id: String(id),
        resource_uuid: '',
        group_description: '',
        duration_unit: 'Hours',
        start_time: text(end - 100 * HOUR * 1000),
        project_name: 'first-project',
        category: 'iaas',
        ...item,
      })),
    );
    server.clock.advance(1);
    await server.jobs.run();
    expect(await customer.balance()).toEqual({ account_balance: '0.00', month_to_date_usage: '0.01' });
  });

  it('stand in the history with the payment that follows at once, newest first', async () => {
    const customer = await createCustomer(server);
    const end = goBeforeEnd(140);
    await customer.run('web-1', MACHINE);
    goBeforeEnd(0);
    await server.jobs.run();
    const issued = (await customer.invoices()).invoices.at(-1);
    const { billing_history: history, meta } = await customer.get('/v2/customers/my/billing_history');
    const month = new Date(end - 1).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    const paid = { description: 'Payment (simulated card)', amount: '-1.25', type: 'Payment' } as const;
    const billed = { description: `Invoice for ${month}`, amount: '1.25', type: 'Invoice' } as const; // 125.02 cents
    expect((history as BillingEntry[]).slice(-2)).toEqual([
      { ...paid, invoice_id: null, invoice_uuid: null, date: text(end) },
      { ...billed, invoice_id: issued?.invoice_id, invoice_uuid: issued?.invoice_uuid, date: text(end) },
    ]);
    expect(meta).toEqual({ total: 4 });
    expect((await customer.get('/v2/customers/my/billing_history?page=2&per_page=3'))['billing_history']).toEqual(
      (history as BillingEntry[]).slice(3),
    );
  });

  it('never charge more for a month than its price, and go on in the next month', async () => {
    const customer = await createCustomer(server);
    goBeforeEnd(0);
    await customer.run('web-1', MACHINE);
    for (let month = 0; month < 2; month++) {
      goBeforeEnd(0);
      await server.jobs.run();
    }
    const { invoices } = await customer.invoices();
    expect(invoices.map(({ amount }) => amount)).toEqual(['6.00', '6.00', '6.00', '6.00']);
    for (const { invoice_uuid: uuid } of invoices) expect((await customer.items(uuid))[0]?.duration).toBe('672');
  });

  it('catch up with months that have passed without anybody looking', async () => {
    const customer = await createCustomer(server);
    goBeforeEnd(10);
    const id = await customer.run('web-1', MACHINE);
    goBeforeEnd(0);
    goBeforeEnd(0);
    await customer.destroy(id);
    goBeforeEnd(0);
    await Promise.all([server.jobs.run(), server.jobs.run()]);
    const { invoices, invoice_preview: preview } = await customer.invoices();
    expect(invoices.map(({ amount }) => amount)).toEqual(['6.00', '6.00', '6.00', '0.09']);
    expect(preview.amount).toBe('0.00');
    const { billing_history: history } = await customer.get('/v2/customers/my/billing_history');
    expect(history).toHaveLength(invoices.length * 2);
    expect(await customer.balance()).toEqual({ account_balance: '0.00', month_to_date_usage: '0.00' });
  });

  it('are one at a time, each account’s own', async () => {
    const [one, other] = [await createCustomer(server), await createCustomer(server)];
    goBeforeEnd(5);
    await one.run('web-1', MACHINE);
    goBeforeEnd(0);
    await server.jobs.run();
    const { invoices } = await one.invoices();
    expect((await other.invoices()).invoices).toEqual([]);
    for (const part of ['', '/csv', '/pdf', '/summary']) {
      const path = `${INVOICES}/${invoices[0]?.invoice_uuid}${part}`;
      expect((await server.request('GET', path, { token: one.billing })).status).toBe(200);
      expect((await server.request('GET', path, { token: other.billing })).status).toBe(404);
      const nothing = await server.request('GET', `${INVOICES}/no-such-invoice${part}`, { token: one.billing });
      expect(nothing.body['message']).toBe('The resource you were accessing could not be found.');
    }
  });

  it('come in pages, the newest first, and so do their items', async () => {
    const customer = await createCustomer(server);
    goBeforeEnd(10);
    for (const name of ['a', 'b', 'c']) await customer.run(name, MACHINE);
    goBeforeEnd(0);
    await server.jobs.run();
    const all = (await customer.invoices()).invoices;
    expect(all.length).toBeGreaterThan(1);
    expect(all.map(({ invoice_period: period }) => period)).toEqual(
      all
        .map(({ invoice_period: period }) => period)
        .toSorted()
        .toReversed(),
    );
    expect((await customer.invoices('?per_page=1&page=2')).invoices).toEqual(all.slice(1, 2));
    const page = await customer.get(`${INVOICES}/${all[0]?.invoice_uuid}?per_page=2&page=2`);
    expect((page['invoice_items'] as InvoiceItem[]).map(({ description }) => description)).toEqual(['c (s-1vcpu-1gb)']);
    expect(page['meta']).toEqual({ total: 3 });
  });

  describe('as a summary and as files', () => {
    let customer: Customer;
    beforeAll(async () => {
      customer = await createCustomer(server);
      goBeforeEnd(100);
      await customer.run('web-1', MACHINE);
      await customer.run('web-2', { ...MACHINE, backups: true });
      server.clock.advance(50 * HOUR);
      await server.jobs.run();
    });
    const file = (type: 'csv' | 'pdf'): Promise<Response> =>
      fetch(`${server.origin}${INVOICES}/preview/${type}`, {
        headers: { authorization: `Bearer ${customer.billing}` },
      });

    it('are summed by product, with whom they are for', async () => {
      const summary = (await customer.get(`${INVOICES}/preview/summary`)) as unknown as InvoiceSummary;
      const { user_billing_address: address, ...rest } = summary;
      const { invoice_preview: preview } = await customer.invoices();
      expect(rest).toEqual({
        invoice_uuid: preview.invoice_uuid,
        invoice_id: preview.invoice_id,
        billing_period: preview.invoice_period,
        amount: preview.amount,
        user_name: 'Ada',
        user_company: '',
        user_email: customer.account.email,
        product_charges: {
          name: 'Product usage charges',
          amount: '1.03',
          items: [
            { name: 'Backups', amount: '0.13', count: '1' }, // 30 % of 44.65 cents
            { name: 'Droplets', amount: '0.90', count: '2' },
          ],
        },
        overages: { name: 'Overages', amount: '0.00' },
        taxes: { name: 'Taxes', amount: '0.00' },
        credits_and_adjustments: { name: 'Credits & adjustments', amount: '0.00' },
      });
      expect(address).toMatchObject({ address_line1: '', country_iso2_code: '' });
      expect(address.created_at).toBe(text(customer.account.created_at));
    });

    it('are CSV with a header, a line for each item, and a name to save it by', async () => {
      const answer = await file('csv');
      const period = (await customer.invoices()).invoice_preview.invoice_period;
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="invoice-${period}.csv"`);
      const [header, first, ...more] = (await answer.text()).split('\r\n');
      expect(header).toBe('product,group_description,description,hours,start,end,USD,project_name,category');
      expect(first).toMatch(
        /^Droplets,,web-1 \(s-1vcpu-1gb\),50,(\d{4}-\d\d-\d\d \d\d:00:00 \+0000,){2}\$0\.45,first-project,iaas$/,
      );
      expect(more).toHaveLength(3);
      expect(more.at(-1)).toBe('');
    });

    it('are PDF that says the same, the same every time', async () => {
      const answer = await file('pdf');
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const [page = []] = pdfText(bytes);
      expect(page[0]).toMatch(/^Invoice preview for \w+ \d{4}$/);
      for (const each of [
        'Ada',
        customer.account.email,
        'Droplets',
        'Backups',
        'web-1 (s-1vcpu-1gb)',
        '$1.03',
        'Page 1 of 1',
      ]) {
        expect(page).toContain(each);
      }
      expect(Buffer.from(await (await file('pdf')).arrayBuffer()).equals(bytes)).toBe(true);
    });

    it('are nothing but a head where nothing was charged', async () => {
      const { billing } = await createCustomer(server);
      for (const [part, expected] of [
        ['', { invoice_items: [], meta: { total: 0 } }],
        ['/summary', { amount: '0.00', product_charges: { amount: '0.00', items: [] } }],
        ['/csv', { text: 'product,group_description,description,hours,start,end,USD,project_name,category\r\n' }],
      ] as const) {
        const { status, body } = await server.request('GET', `${INVOICES}/preview${part}`, { token: billing });
        expect([status, body]).toMatchObject([200, expected]);
      }
    });
  });
});
