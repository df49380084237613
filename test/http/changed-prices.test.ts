import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer, type Customer } from '../support/customer.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** $0.00893 an hour. */
const SMALL = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
/** $0.03571 an hour. */
const LARGE = 's-2vcpu-4gb';
const MINUTE = 60;
const HOUR = 3600;

describe.each(DATABASES)('a price that changes within an hour, on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());

  /** Sets the clock to so many seconds before the end of the month after this one. */
  function goBeforeEnd(seconds: number): void {
    const date = new Date(server.clock.now());
    const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 1);
    server.clock.advance((end - server.clock.now()) / 1000 - seconds);
  }
  const after = async (seconds: number): Promise<void> => {
    server.clock.advance(seconds);
    await server.jobs.run();
  };
  async function act(customer: Customer, id: number, body: object): Promise<void> {
    const path = `/v2/droplets/${id}/actions`;
    expect((await server.request('POST', path, { token: customer.write, body })).status).toBe(201);
  }
  const resize = (customer: Customer, id: number, size: string): Promise<void> =>
    act(customer, id, { type: 'resize', size, disk: false });
  /** A small Droplet that is off, and was just made. */
  async function begin(): Promise<{ customer: Customer; id: number }> {
    const customer = await createCustomer(server);
    const id = await customer.run('web-1', SMALL);
    await act(customer, id, { type: 'power_off' });
    return { customer, id };
  }
  const shown = async (customer: Customer, invoice = 'preview'): Promise<string[]> =>
    (await customer.items(invoice)).map(
      ({ description, duration, amount }) => `${description}: ${duration} h, ${amount}`,
    );

  it('takes the hour off the smaller size, where that was added up already', async () => {
    goBeforeEnd(100 * HOUR);
    const { customer, id } = await begin();
    await after(30 * MINUTE);
    expect(await shown(customer)).toEqual(['web-1 (s-1vcpu-1gb): 1 h, 0.01']);
    await resize(customer, id, LARGE);
    await after(MINUTE);
    expect(await shown(customer)).toEqual(['web-1 (s-2vcpu-4gb): 1 h, 0.04']);
    await after(10 * HOUR);
    expect(await shown(customer)).toEqual(['web-1 (s-2vcpu-4gb): 11 h, 0.39']);
    const { invoice_preview: preview } = await customer.invoices();
    expect(preview.amount).toBe('0.39');
    expect(await customer.balance()).toMatchObject({ month_to_date_usage: '0.39' });
  });

  it('takes it where nobody has added it up yet', async () => {
    goBeforeEnd(100 * HOUR);
    const { customer, id } = await begin();
    server.clock.advance(5 * HOUR + 30 * MINUTE);
    await resize(customer, id, LARGE);
    await after(2 * HOUR);
    expect(await shown(customer)).toEqual([
      'web-1 (s-1vcpu-1gb): 5 h, 0.04', // 4.465 cents
      'web-1 (s-2vcpu-4gb): 3 h, 0.11', // 10.713 cents
    ]);
  });

  it('leaves the hour to the larger size, and charges no less for going back before it is over, hour after hour', async () => {
    goBeforeEnd(100 * HOUR);
    const { customer, id } = await begin();
    for (let hour = 0; hour < 3; hour++) {
      await after(10 * MINUTE);
      await resize(customer, id, LARGE);
      await after(30 * MINUTE);
      await resize(customer, id, SMALL.size);
      await after(20 * MINUTE);
    }
    await after(2 * HOUR);
    await customer.destroy(id);
    await after(5 * HOUR);
    expect(await shown(customer)).toEqual([
      ...Array<string>(3).fill('web-1 (s-2vcpu-4gb): 1 h, 0.04'),
      'web-1 (s-1vcpu-1gb): 2 h, 0.02',
    ]);
    expect((await customer.invoices()).invoice_preview.amount).toBe('0.14');
  });

  it('charges the hour of daily backups where they were weekly before', async () => {
    goBeforeEnd(100 * HOUR);
    const { customer, id } = await begin();
    await act(customer, id, { type: 'enable_backups', backup_policy: { plan: 'weekly', weekday: 'SUN', hour: 0 } });
    await after(10 * MINUTE);
    await act(customer, id, { type: 'change_backup_policy', backup_policy: { plan: 'daily', hour: 0 } });
    await after(10 * MINUTE);
    await act(customer, id, { type: 'disable_backups' });
    await after(10 * HOUR);
    const charges = await server.database.kysely
      .selectFrom('invoice_items')
      .innerJoin('charges', 'charges.id', 'invoice_items.charge_id')
      .select(['charges.hourly_nanodollars', 'invoice_items.hours'])
      .where('invoice_items.account_id', '=', customer.account.id)
      .where('charges.product', '=', 'Backups')
      .execute();
    expect(charges).toEqual([{ hourly_nanodollars: 2_679_000, hours: 1 }]); // 30 % of 8,930,000
  });

  it('changes no invoice that is issued', async () => {
    goBeforeEnd(30 * MINUTE);
    const { customer, id } = await begin();
    await after(45 * MINUTE);
    const [issued] = (await customer.invoices()).invoices;
    await resize(customer, id, LARGE);
    await after(HOUR);
    expect(await shown(customer, issued?.invoice_uuid)).toEqual(['web-1 (s-1vcpu-1gb): 1 h, 0.01']);
    expect((await customer.invoices()).invoices).toEqual([issued]);
    expect(await shown(customer)).toEqual(['web-1 (s-2vcpu-4gb): 1 h, 0.04']);
  });
});
