import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { paste } from '../process/paste.ts';
import { useBrowser, type OpenOptions } from '../support/browser.ts';
import { keyboardHand, mouseHand, type Hand } from '../support/hand.ts';
import { makeDataFolder, startDemo, type DemoLine } from '../support/server-process.ts';

// All of it with curl and with a browser, one after the other.
const TIMEOUT_MS = 120_000;
const NAME = 'my-droplet-manager-script';

const browser = useBrowser();

async function openDemo(options: OpenOptions = {}): Promise<{ page: Page; line: DemoLine }> {
  const { line } = await startDemo(await makeDataFolder());
  const page = await browser.open(line.origin, options);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return { page, line };
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

async function signIn(page: Page, hand: Hand, { email, password }: DemoLine): Promise<void> {
  await hand.write(page.getByRole('textbox', { name: 'E-mail' }), email);
  await hand.write(page.getByLabel('Password', { exact: true }), password);
  await hand.press(button(page, 'Sign in'));
  await heading(page, 'Tokens').waitFor();
}

/** The text that a Copy button puts into the clipboard. */
async function copyFrom(page: Page, hand: Hand, part: Locator): Promise<string> {
  await hand.press(part.getByRole('button', { name: 'Copy', exact: true }).first());
  await part.getByRole('button', { name: 'Copied' }).waitFor();
  return page.evaluate<string>('navigator.clipboard.readText()');
}

const copySecret = (page: Page, hand: Hand): Promise<string> => copyFrom(page, hand, page.getByRole('main'));

async function leaveSecret(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('checkbox', { name: 'I have stored it' }));
  await hand.press(button(page, 'Go to the token'));
  await heading(page, NAME).waitFor();
}

/** What curl prints for a request with a secret. */
async function curl({ origin }: DemoLine, secret: string): Promise<Record<string, unknown>> {
  const { stdout } = await paste(`curl -sS "${origin}/v2/droplets" -H "Authorization: Bearer ${secret}"`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const ALLOWED = expect.objectContaining({ meta: { total: 3 } }) as object;
const refusedFor = (why: RegExp): object =>
  expect.objectContaining({ id: 'unauthorized', message: expect.stringMatching(why) as string }) as object;

const REVOKED = refusedFor(/^This token was revoked on 20\d\d-/);

/** From the secret on the screen to the list, where the use of it appears. */
async function useAndSee(page: Page, hand: Hand): Promise<void> {
  const readyLine = await copyFrom(page, hand, page.getByRole('tabpanel'));
  const { stdout } = await paste(readyLine);
  expect(JSON.parse(stdout)).toEqual(ALLOWED);
  await leaveSecret(page, hand);
  await hand.press(link(page, 'All tokens'));
  const name = page.getByRole('link', { name: NAME, exact: true });
  const entry = page.getByRole('row').or(page.getByRole('listitem')).filter({ has: name });
  await entry.filter({ hasText: /(?:just now|seconds ago).*127\.0\.0\.1 · curl/s }).waitFor();
  await hand.press(name);
  await heading(page, NAME).waitFor();
}

async function rotate(page: Page, hand: Hand, { line, old }: { line: DemoLine; old: string }): Promise<string> {
  await hand.press(link(page, 'Rotate'));
  await hand.press(page.getByRole('dialog', { name: `Rotate ${NAME}` }).getByRole('button', { name: 'Rotate' }));
  await heading(page, 'Store the new secret').waitFor();
  const fresh = await copySecret(page, hand);
  await leaveSecret(page, hand);
  expect(await curl(line, old)).toEqual(ALLOWED);
  await page.getByRole('group', { name: 'Old secret' }).getByText('Used').waitFor();
  await page.getByRole('group', { name: 'New secret' }).getByText('Not used yet').waitFor();
  // Times are in whole seconds: in the same one, the old secret could have been used after the new one.
  await setTimeout(1000);
  expect(await curl(line, fresh)).toEqual(ALLOWED);
  await page.getByRole('status').getByText('The old secret is quiet').waitFor();
  await hand.press(button(page, 'Finish'));
  await page.getByRole('heading', { name: 'Rotation under way' }).waitFor({ state: 'detached' });
  expect(await curl(line, old)).toEqual(refusedFor(/^This secret was replaced by a rotation/));
  return fresh;
}

async function revoke(page: Page, hand: Hand): Promise<void> {
  await hand.press(link(page, 'Revoke'));
  const dialog = page.getByRole('dialog', { name: `Revoke ${NAME}?` });
  await hand.write(dialog.getByRole('textbox', { name: `Type ${NAME} to confirm` }), NAME);
  await hand.press(dialog.getByRole('button', { name: 'Revoke the token' }));
  await page.getByText('This token is revoked').waitFor();
}

/** From the secret's first appearance to the end of the token. Answers the secret that it had then. */
async function liveAndDie(page: Page, hand: Hand, line: DemoLine): Promise<string> {
  await heading(page, 'Store your new token').waitFor();
  const old = await copySecret(page, hand);
  expect(old).toMatch(/^pat_v1_[0-9A-Za-z]{64}$/);
  await useAndSee(page, hand);
  const secret = await rotate(page, hand, { line, old });
  await revoke(page, hand);
  return secret;
}

it.each(['desktop', 'phone'] as const)(
  'a token lives from its generation to its end by mouse, on a %s',
  async (viewport) => {
    const { page, line } = await openDemo({ viewport });
    const hand = mouseHand(page);
    const droplets = page.getByRole('radiogroup', { name: 'Droplets', exact: true });
    await signIn(page, hand, line);
    await hand.press(link(page, /^Generate new token/));
    await hand.write(page.getByRole('textbox', { name: 'Name' }), NAME);
    await hand.press(droplets.getByRole('radio', { name: 'read' }));
    expect(await droplets.getByRole('radio', { name: 'read' }).isChecked()).toBe(true);
    await hand.press(button(page, /^Generate/));
    expect(await curl(line, await liveAndDie(page, hand, line))).toEqual(REVOKED);
  },
  TIMEOUT_MS,
);

it(
  'a token lives from its generation to its end by keyboard alone',
  async () => {
    const { page, line } = await openDemo();
    const hand = keyboardHand(page);
    await signIn(page, hand, line);
    await page.keyboard.press('n');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('droplets:read');
    await page.keyboard.press('Enter');
    await page.getByText('1 scope was ticked.').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(NAME);
    await page.keyboard.press('Enter');
    expect(await curl(line, await liveAndDie(page, hand, line))).toEqual(REVOKED);
  },
  TIMEOUT_MS,
);
