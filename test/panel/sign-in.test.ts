import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { addPerson, fromPanel, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { turnOnTwoFactor } from '../support/second-factor.ts';
import { signedIn } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const browser = useBrowser();
let server: TestServer;
let people = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

/** Somebody new, because failures are counted by person. */
const somebody = (): Promise<TestPerson> =>
  addPerson(server, { email: `person-${++people}@example.com`, role: 'member' });

const openSignIn = async (search = '', options: OpenOptions = {}): Promise<Page> => {
  const page = await browser.open(`${server.origin}/sign-in${search}`, options);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  return page;
};

const give = async (page: Page, { email, password }: Pick<TestPerson, 'email' | 'password'>): Promise<void> => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

const sessionCookie = async (page: Page): Promise<string | undefined> =>
  (await page.context().cookies()).find(({ name }) => name.endsWith('.session_token'))?.value;

describe('signing in', () => {
  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('can be done, and read by all, on a %s in %s colours', async (viewport, colourScheme) => {
    const person = await somebody();
    const page = await openSignIn('', { viewport, colourScheme });
    await expectAccessible(page);
    await give(page, { ...person, password: 'not this one' });
    await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor();
    await expectAccessible(page);
    await give(page, person);
    await page.waitForURL(`${server.origin}/tokens`);
  });

  it('is done by keyboard alone, second factor included, and leads where one was going', async () => {
    const person = await somebody();
    const { app } = await turnOnTwoFactor(server, { headers: await signIn(server, person) });
    const page = await browser.open(`${server.origin}/droplets`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.keyboard.type(person.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(person.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Second factor' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.type(app.code(1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Droplets' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/droplets');
  });

  it('takes a recovery code where the app is lost, and says what is wrong with a code', async () => {
    const person = await somebody();
    const { recoveryCodes } = await turnOnTwoFactor(server, { headers: await signIn(server, person) });
    const page = await openSignIn();
    await give(page, person);
    await page.getByLabel('Code from your authenticator app').fill('000000');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('The code is wrong or has run out.');
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.origin}/tokens`);
  });

  it('says the same of an unknown address as of a wrong password, where the focus is', async () => {
    const person = await somebody();
    const said: (string | null)[] = [];
    for (const email of [person.email, 'nobody@example.com']) {
      const page = await openSignIn();
      await give(page, { email, password: 'not this one' });
      await page.getByRole('alert').waitFor();
      said.push(await page.evaluate('document.activeElement.textContent'));
    }
    expect(said).toEqual(Array(2).fill('The e-mail address or the password is wrong.'));
  });

  it('says when to try again after too many attempts', async () => {
    const person = await somebody();
    for (let attempt = 0; attempt < 10; attempt += 1) await trySignIn(server, { ...person, password: 'wrong' });
    const page = await openSignIn();
    await give(page, person);
    const alert = page.getByRole('alert');
    await alert.getByText('Too many attempts').waitFor();
    expect(await alert.textContent()).toMatch(/Try again in 1[45] minutes, at \d\d:\d\d\./);
  });

  it('shows and hides the password, by keyboard too', async () => {
    const page = await openSignIn();
    const field = page.getByLabel('Password', { exact: true });
    await field.fill('seen by all');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await field.getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Hide the password' }).click();
    expect(await field.getAttribute('type')).toBe('password');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'leads to the tokens rather than to %s',
    async (next) => {
      const page = await openSignIn(`?next=${encodeURIComponent(next)}`);
      await give(page, await somebody());
      await page.getByRole('button', { name: 'Signed in as Ada' }).waitFor();
      expect(page.url()).toBe(`${server.origin}/tokens`);
    },
  );
});

describe('a session', () => {
  it('is another after each sign-in, and the one before it is over', async () => {
    const page = await openSignIn('', { prepare: signedIn(server, await somebody()) });
    const before = await sessionCookie(page);
    await give(page, await somebody());
    await page.waitForURL(`${server.origin}/tokens`);
    const after = await sessionCookie(page);
    expect([typeof before, typeof after, before === after]).toEqual(['string', 'string', false]);
    const headers = fromPanel(server, `postern.session_token=${before}`);
    expect((await server.request('GET', '/v2/account/profile', { headers })).status).toBe(401);
  });

  it('ends with "Sign out", and going back shows nothing of it', async () => {
    const page = await browser.open(`${server.origin}/account`, { prepare: signedIn(server, await somebody()) });
    await page.getByRole('button', { name: 'Signed in as Ada' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(`${server.origin}/sign-in`);
    expect(await sessionCookie(page)).toBeUndefined();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.getByText('ada@example.com').count()).toBe(0);
  });

  it('that was ended elsewhere leads to sign-in at the next call, and back to the page after it', async () => {
    const person = await somebody();
    const page = await browser.open(`${server.origin}/tokens`, { prepare: signedIn(server, person) });
    await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
    await server.database.kysely.deleteFrom('sessions').where('user_id', '=', person.id).execute();
    // Without the pointer, over which the link would be asked for ahead and lead to sign-in sooner.
    await page.getByRole('link', { name: 'Billing' }).dispatchEvent('click');
    // By the address: the heading of one sign-in looks like that of the next.
    await page.waitForURL(/sign-in\?next=%2Fbilling/);
    await page.goBack();
    await page.waitForURL(/sign-in\?next=%2Ftokens/);
    await page.goForward();
    await page.waitForURL(/sign-in\?next=%2Fbilling/);
    await give(page, person);
    await page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
    expect(page.url()).toBe(`${server.origin}/billing`);
  });
});

describe('over plain HTTP from elsewhere', () => {
  it('says what to change before a password can be taken', async () => {
    const exposed = await startTestServer({ environment: { POSTERN_PUBLIC_ORIGIN: 'http://postern.example.com' } });
    try {
      const page = await browser.open(`${exposed.origin}/sign-in`);
      await give(page, { email: 'ada@example.com', password: PASSWORD });
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toContain('Open the control panel by https, and set POSTERN_PUBLIC_ORIGIN');
    } finally {
      await exposed.stop();
    }
  });
});
