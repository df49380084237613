import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { addPerson, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { signedIn } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const browser = useBrowser();
let server: TestServer;
let owner: TestPerson;
let people = 0;

beforeAll(async () => {
  server = await startTestServer();
  owner = await addPerson(server);
});
afterAll(async () => {
  await server.stop();
});

const member = (): Promise<TestPerson> =>
  addPerson(server, { email: `member-${++people}@example.com`, role: 'member' });

const open = async (tab: string, person: TestPerson, options: OpenOptions = {}): Promise<Page> => {
  const prepare = signedIn(server, person);
  const page = await browser.open(`${server.origin}/settings?tab=${tab}`, { prepare, ...options });
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  return page;
};

/** As if the password had been given half an hour ago. */
const letSignInsAge = async ({ id }: TestPerson): Promise<void> => {
  const confirmedAt = new Date(Date.now() - 30 * 60_000).toISOString();
  await server.database.kysely
    .updateTable('sessions')
    .set({ confirmed_at: confirmedAt })
    .where('user_id', '=', id)
    .execute();
};

describe('the settings', () => {
  it.each(LOOKS)(
    'can be read by all, each under an address of its own, on a $viewport in $colourScheme colours',
    async (look) => {
      const page = await open('profile', owner, look);
      for (const [name, tab, text] of [
        ['Profile', 'profile', 'Others of your account see it.'],
        ['Password', 'password', 'Your tokens go on working.'],
        ['Two-factor', 'two-factor', 'Turn on two-factor'],
        ['Sessions', 'sessions', 'This one'],
        ['People', 'people', 'Invite somebody'],
      ] as const) {
        await page.getByRole('tab', { name }).click();
        await page.getByText(text).waitFor();
        expect(new URL(page.url()).search).toBe(`?tab=${tab}`);
        await expectAccessible(page);
      }
    },
  );

  it('are walked by arrow keys', async () => {
    const page = await open('profile', owner);
    await page.getByRole('tab', { name: 'Profile' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByLabel('Current password').waitFor();
    expect(new URL(page.url()).search).toBe('?tab=password');
  });
});

describe('the profile', () => {
  it('takes another name, which stands in the header at once', async () => {
    const person = await member();
    const page = await open('profile', person);
    await page.getByLabel('Your name').fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Signed in as Ada Lovelace' }).waitFor();
    const headers = await signIn(server, person);
    const { body } = await server.request('GET', '/v2/account/profile', { headers });
    expect(body['profile']).toMatchObject({ name: 'Ada Lovelace' });
  });
});

describe('the password', () => {
  it('is changed by the current one, and ends the sessions everywhere else', async () => {
    const person = await member();
    const elsewhere = await signIn(server, person);
    const page = await open('password', person);
    await page.getByLabel('Current password').fill('not this one');
    await page.getByLabel('New password', { exact: true }).fill('a wholly different phrase');
    await page.keyboard.press('Enter');
    await page.getByText('This is not your password.').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Your password is changed').waitFor();
    expect((await server.request('GET', '/v2/account/profile', { headers: elsewhere })).status).toBe(401);
    expect((await trySignIn(server, person)).status).toBe(401);
    await page.getByRole('link', { name: 'Billing' }).click();
    await page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
  });
});

describe('sessions', () => {
  it('are ended one by one', async () => {
    const person = await member();
    const elsewhere = await signIn(server, person);
    const page = await open('sessions', person);
    await page.getByRole('button', { name: /^Sign out (?!everywhere)/ }).click();
    await page.getByText('That session has ended.').waitFor();
    expect((await server.request('GET', '/v2/account/profile', { headers: elsewhere })).status).toBe(401);
  });

  it('are all ended but this one, once the person has confirmed who they are', async () => {
    const person = await member();
    const elsewhere = await signIn(server, person);
    const page = await open('sessions', person);
    await letSignInsAge(person);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByLabel('Password', { exact: true }).fill('not this one');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not your password.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('You are signed in only here now.').waitFor();
    expect((await server.request('GET', '/v2/account/profile', { headers: elsewhere })).status).toBe(401);
  });
});

describe('people', () => {
  it('are invited by a link that is shown once and can be withdrawn', async () => {
    const page = await open('people', owner);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Their e-mail').fill('cy@example.com');
    await page.keyboard.press('Enter');
    const link = await page.getByText(`${server.origin}/invitation#`).textContent();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(link);
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await page.content()).not.toContain(link);
    await page.getByRole('button', { name: 'Withdraw the invitation of cy@example.com' }).click();
    await page.getByText('That invitation works no more.').waitFor();
    await page.getByRole('cell', { name: 'cy@example.com', exact: true }).waitFor({ state: 'detached' });
  });

  it('are removed, told plainly what ends with them', async () => {
    const leaver = await member();
    const theirs = await signIn(server, leaver);
    const page = await open('people', owner);
    const row = page.getByRole('row').filter({ hasText: leaver.email });
    await row.getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('every token they made is revoked').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel(`Type ${leaver.email} to confirm`).fill(leaver.email);
    await page.keyboard.press('Enter');
    await page.getByText('That person is removed, and 0 tokens were revoked.').waitFor();
    await row.waitFor({ state: 'detached' });
    expect((await server.request('GET', '/v2/account/profile', { headers: theirs })).status).toBe(401);
  });

  it('are the owner’s to see, as a member reads', async () => {
    const page = await open('people', await member());
    await page.getByRole('link', { name: 'ada@example.com' }).waitFor();
    expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
    await expectAccessible(page);
  });
});
