import { createSetUpLink } from '@postern/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { addPerson, PASSWORD, signIn } from '../support/person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const browser = useBrowser();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const setUpLink = async (): Promise<string> => {
  const link = await createSetUpLink(server, server.account.id);
  return link.linkAt(server.origin);
};

const invitationLink = async (email: string): Promise<string> => {
  const owner = await addPerson(server, { email: 'owner@example.com' });
  const headers = await signIn(server, owner);
  const answer = await server.request('POST', '/v2/account/invitations', { body: { email }, headers });
  expect(answer.status).toBe(201);
  return String(answer.body['link']);
};

const open = async (link: string, options: OpenOptions = {}): Promise<Page> => {
  const page = await browser.open(link, options);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

const fillIn = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
};

/** Everything that a page could leave behind of a link. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(
    'JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML])',
  );

const OWNER = { 'Your name': 'Grace', 'E-mail': 'grace@example.com', Password: PASSWORD };

describe('a set-up link', () => {
  it('makes the owner, who is signed in by it, and leaves nothing of itself in the page or the address', async () => {
    const link = await setUpLink();
    const page = await open(link, { viewport: 'phone', colourScheme: 'dark' });
    await page.getByLabel('Your name').waitFor();
    await expectAccessible(page);
    const secret = new URL(link).hash.slice(1);
    expect(secret).toHaveLength(43);
    expect(await traces(page)).not.toContain(secret);
    await fillIn(page, OWNER);
    await page.waitForURL(`${server.origin}/tokens`);
    expect(await traces(page)).not.toContain(secret);
    await page.getByRole('button', { name: 'Signed in as Grace' }).waitFor();
  });

  it('says beside the field why a password will not do, and how strong one is while it is typed', async () => {
    const page = await open(await setUpLink());
    const field = page.getByLabel('Password', { exact: true });
    await field.fill('password1');
    await page.getByText('3 more characters to go').waitFor();
    await fillIn(page, { ...OWNER, Password: 'password1234' });
    await page.getByText('This is one of the first passwords that somebody would try.').waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('password');
    await expectAccessible(page);
    await field.fill('four words that rhyme not');
    await page.getByText('Strong', { exact: true }).waitFor();
  });

  it('says that it was used, or is not whole, and how to get another', async () => {
    const link = await setUpLink();
    const first = await open(link);
    await fillIn(first, OWNER);
    await first.waitForURL(`${server.origin}/tokens`);
    const page = await open(link);
    await fillIn(page, OWNER);
    const alert = page.getByRole('alert');
    await alert.getByText('This link has been used or has run out').waitFor();
    await alert.getByText('npx postern admin set-up-link').waitFor();
    await expectAccessible(page);
    const bare = await open(`${server.origin}/set-up`);
    await bare.getByRole('alert').getByText('This address is not whole').waitFor();
  });

  it('takes the place of an older one in the same tab', async () => {
    const page = await open(`${server.origin}/set-up`);
    const link = await setUpLink();
    await page.goto(link);
    await page.getByLabel('Your name').waitFor();
    expect(page.url()).toBe(`${server.origin}/set-up`);
  });
});

describe('an invitation', () => {
  it('makes a member, who is signed in by it, and works once', async () => {
    const link = await invitationLink('lin@example.com');
    const page = await open(link);
    await page.getByLabel('Your name').waitFor();
    await expectAccessible(page);
    expect(await traces(page)).not.toContain(new URL(link).hash.slice(1));
    await fillIn(page, { 'Your name': 'Lin', Password: PASSWORD });
    await page.waitForURL(`${server.origin}/tokens`);
    await page.getByRole('button', { name: 'Signed in as Lin' }).waitFor();

    const again = await open(link, { viewport: 'phone', colourScheme: 'dark' });
    await fillIn(again, { 'Your name': 'Mal', Password: PASSWORD });
    await again.getByRole('alert').getByText('This invitation works no more').waitFor();
    await expectAccessible(again);
    await again.getByRole('link', { name: 'Go to sign-in' }).click();
    await again.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  });
});
