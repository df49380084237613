import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser } from '../support/browser.ts';
import { addPerson, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
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

const somebody = (): Promise<TestPerson> =>
  addPerson(server, { email: `person-${++people}@example.com`, role: 'member' });

const open = async (person: TestPerson): Promise<Page> => {
  const page = await browser.open(`${server.origin}/settings?tab=two-factor`, { prepare: signedIn(server, person) });
  await page.getByRole('heading', { level: 2, name: 'Two-factor sign-in' }).waitFor();
  return page;
};

interface Enrolled {
  readonly page: Page;
  readonly person: TestPerson;
  readonly recoveryCodes: readonly string[];
}

/** Somebody who has two-factor on, and has just signed in with it. */
const openEnrolled = async (): Promise<Enrolled> => {
  const person = await somebody();
  const { app, recoveryCodes } = await turnOnTwoFactor(server, { headers: await signIn(server, person) });
  const page = await browser.open(`${server.origin}/sign-in?next=/settings?tab=two-factor`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('Code from your authenticator app').fill(app.code(1));
  await page.keyboard.press('Enter');
  await page.getByText('10 recovery codes are left').waitFor();
  return { page, person, recoveryCodes };
};

/** Everything that a page could keep of a secret. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(
    'JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML])',
  );

const giveCode = async (page: Page, code: string): Promise<void> => {
  await page.getByRole('dialog').getByLabel('Code from your app, or a recovery code').fill(code);
  await page.keyboard.press('Enter');
};

describe('turning two-factor on', () => {
  it('shows the secret as a picture and as text, takes a code, and shows the recovery codes once', async () => {
    const person = await somebody();
    const page = await open(person);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Turn on two-factor' }).click();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Copy the secret' }).click();
    const secret = await page.evaluate<string>('navigator.clipboard.readText()');
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    await page.getByLabel('Code from your authenticator app').fill(app.generate());
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Store your recovery codes' }).waitFor();
    await expectAccessible(page);
    const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'Copy all' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${codes.join('\n')}\n`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as text' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('postern-recovery-codes.txt');
    expect(await readFile(await download.path(), 'utf8')).toBe(`${codes.join('\n')}\n`);

    await page.getByLabel('I have stored them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('10 recovery codes are left').waitFor();
    const kept = await traces(page);
    for (const one of [secret, ...codes]) expect(kept).not.toContain(one);
    expect((await trySignIn(server, person)).body).toMatchObject({ twoFactorRedirect: true });
  });

  it('asks once before the recovery codes are left unstored, and forgets them then', async () => {
    const { page, recoveryCodes } = await openEnrolled();
    await page.getByRole('button', { name: 'Get fresh recovery codes' }).click();
    await giveCode(page, recoveryCodes[0] ?? '');
    const list = page.getByRole('list', { name: 'Recovery codes' });
    await list.waitFor();
    const codes = await list.getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await page.getByRole('tab', { name: 'Profile' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without the codes?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await list.waitFor();
    await page.getByRole('tab', { name: 'Profile' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.getByLabel('Your name').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Two-factor sign-in' }).waitFor();
    const kept = await traces(page);
    for (const code of codes) expect(kept).not.toContain(code);
  });

  it('leaves it off when the password is wrong or the form is left', async () => {
    const person = await somebody();
    const page = await open(person);
    await page.getByRole('button', { name: 'Turn on two-factor' }).click();
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await page.getByText('This is not', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Turn on two-factor' }).waitFor();
    expect((await trySignIn(server, person)).body).not.toHaveProperty('twoFactorRedirect');
  });
});

describe('turning two-factor off', () => {
  it('takes a code, and says what it means', async () => {
    const { page, person, recoveryCodes } = await openEnrolled();
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByText('whoever has your password can sign in as you').waitFor();
    await expectAccessible(page);
    await giveCode(page, '000000');
    await page.getByText('This code is wrong').waitFor();
    await giveCode(page, recoveryCodes[0] ?? '');
    await page.getByText('Two-factor is off.').waitFor();
    await page.getByRole('button', { name: 'Turn on two-factor' }).waitFor();
    await signIn(server, person);
  });
});

describe('what takes a recent sign-in', () => {
  it('asks for a code besides the password where two-factor is on', async () => {
    const { page, person, recoveryCodes } = await openEnrolled();
    const confirmedAt = new Date(Date.now() - 30 * 60_000).toISOString();
    const { kysely } = server.database;
    await kysely.updateTable('sessions').set({ confirmed_at: confirmedAt }).where('user_id', '=', person.id).execute();
    await page.getByRole('button', { name: 'Get fresh recovery codes' }).click();
    await giveCode(page, recoveryCodes[0] ?? '');
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByLabel('Code from your app, or a recovery code').fill('000000');
    await page.keyboard.press('Enter');
    await dialog.getByText('This code is wrong').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Code from your app, or a recovery code').fill(recoveryCodes[1] ?? '');
    await page.keyboard.press('Enter');
    const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
  });
});
