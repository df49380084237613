import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { signedInPerson } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const browser = useBrowser();
let server: TestServer;
let person: Pick<OpenOptions, 'prepare'>;

beforeAll(async () => {
  server = await startTestServer();
  person = await signedInPerson(server);
});
afterAll(() => server.stop());

async function open(options: OpenOptions = {}, search = ''): Promise<Page> {
  const page = await browser.open(`${server.origin}/tokens/new${search}`, { ...person, ...options });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('radio', { name: 'Custom' }).waitFor();
  return page;
}

const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const level = (page: Page, resource: string, name: string) =>
  page.getByRole('radiogroup', { name: resource, exact: true }).getByRole('radio', { name });
const cell = (page: Page, resource: string, name: string) =>
  row(page, resource).getByRole('checkbox', { name, exact: true });
const generate = (page: Page) => page.getByRole('button', { name: /^Generate/ });
const pageText = (page: Page): Promise<string> => page.locator('main').innerText();

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await level(page, 'Droplets', 'read').check();
}

/** The secret, as somebody reads it off the screen. */
async function readSecret(page: Page): Promise<string> {
  await page.getByRole('heading', { level: 1, name: 'Store your new token' }).waitFor();
  await page.getByRole('button', { name: 'Show' }).click();
  return page.getByTestId('secret').innerText();
}

describe('generating a token', () => {
  it('by mouse makes one that works, and is masked until it is asked for', async () => {
    const page = await open();
    await fillIn(page, 'by mouse');
    await cell(page, 'Droplets', 'create').check();
    await generate(page).click();
    const text = page.getByTestId('secret');
    await text.waitFor();
    expect(await text.innerText()).toMatch(/^pat_v1_\w{4}•+\w{4}$/);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    const secret = await readSecret(page);
    expect(copied).toBe(secret);
    const { status } = await server.request('GET', '/v2/droplets', { token: secret });
    expect(status).toBe(200);
    const { body } = await server.request('GET', '/v2/tokens/self', { token: secret });
    expect(body['token']).toMatchObject({ name: 'by mouse', scopes: ['droplets:read', 'droplet:create'] });
  });

  it('starts from another token where that is asked for', async () => {
    const restrictions = { name: 'the model', allowedAddresses: ['203.0.113.0/24'] };
    const { id } = await server.issue(['droplets:read', 'tag:create'], restrictions);
    const page = await open({}, `?like=${id}`);
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('the model');
    expect(await level(page, 'Droplets', 'read').isChecked()).toBe(true);
    expect(await cell(page, 'Tags', 'create').isChecked()).toBe(true);
    expect(await pageText(page)).toContain('203.0.113.0/24');
  });

  it('by keyboard alone makes one as well', async () => {
    const page = await open();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('/');
    await page.keyboard.type('droplets:read droplet:create');
    await page.keyboard.press('Enter');
    expect(await cell(page, 'Droplets', 'create').isChecked()).toBe(true);
    // Nothing was sent: Enter in the search reads scopes.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('by keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Store your new token' }).waitFor();
    await tabTo(page, 'Copy');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await tabTo(page, 'I have stored it');
    await page.keyboard.press('Space');
    await tabTo(page, 'Go to the token');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tokens\/\d+$/);
  });

  it('with a template ticks its scopes and takes its end', async () => {
    const page = await open();
    await page.getByText('CI pipeline').click();
    expect(await level(page, 'Droplets', 'write').isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: '30 days' }).isChecked()).toBe(true);
    expect(await page.getByRole('complementary', { name: 'Review' }).innerText()).toContain('can destroy data');
  });

  it('with full access asks why, and offers seven days', async () => {
    const page = await open();
    await page.getByText('Full access', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('everything');
    await generate(page).click();
    await page.getByText('Say why nothing narrower would do.').waitFor();
    expect(await page.getByRole('radio', { name: '7 days' }).isChecked()).toBe(true);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });
});

describe('the picker', () => {
  it('ticks read with write and says what it ticked, in the review too', async () => {
    const page = await open();
    await cell(page, 'Domains', 'create').check();
    expect(await cell(page, 'Domains', 'read').isChecked()).toBe(true);
    expect(await row(page, 'Domains').getByRole('status').innerText()).toBe('Ticked with it: see domains.');
    const review = await page.getByRole('complementary', { name: 'Review' }).innerText();
    expect(review).toContain('see and create domains');
    expect(review).toContain('see billing');
  });

  it('shows what comes along, with what, and does not let it be unticked', async () => {
    const page = await open();
    await level(page, 'Droplets', 'read').check();
    expect(await cell(page, 'Images', 'read').isDisabled()).toBe(true);
    expect(await row(page, 'Images').innerText()).toContain('Comes along with droplets:read');
  });

  it('lists the routes that a permission opens', async () => {
    const page = await open();
    await row(page, 'Tags')
      .getByRole('button', { name: /^opens \d+ routes$/ })
      .click();
    expect(await row(page, 'Tags').innerText()).toMatch(/DELETE\s+\/v2\/tags\/\{tag_id\}/);
  });

  it('finds resources as one types', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('dns');
    expect(await row(page, 'Domains').isVisible()).toBe(true);
    expect(await row(page, 'Droplets').count()).toBe(0);
  });

  it('ticks pasted scopes, and names an unknown one with its nearest neighbour', async () => {
    const page = await open();
    await page.evaluate(`navigator.clipboard.writeText('droplets:read,\\nimage:craete')`);
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+V');
    await page.getByText('1 scope was ticked.').waitFor();
    expect(await pageText(page)).toContain('image:craete is no scope. Was image:create meant?');
    await page.getByRole('button', { name: 'Tick image:create' }).click();
    expect(await cell(page, 'Images', 'create').isChecked()).toBe(true);
  });
});

describe('what is wrong', () => {
  it('is said at its field before anything is sent, and the first such field has the focus', async () => {
    const page = await open();
    await generate(page).click();
    await page.getByText('Give it a name that says who uses it.').waitFor();
    await page.getByText('Pick at least one thing that it may do.').waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Name');
  });

  it('is said at its field where the server refuses it', async () => {
    const page = await open();
    await fillIn(page, 'n'.repeat(300));
    await generate(page).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await page.locator('[aria-invalid="true"]').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await pageText(page)).toContain('255');
  });

  it('is said of an address while it is typed', async () => {
    const page = await open();
    const addresses = page.getByRole('combobox', { name: 'Allowed addresses' });
    await addresses.fill('home');
    await page.getByText('home is no address. Write 203.0.113.7 or 203.0.113.0/24.').waitFor();
    await addresses.fill('203.0.113.0/33');
    await page.keyboard.press('Enter');
    await page.getByText('a number up to 32').waitFor();
    expect(await addresses.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the secret', () => {
  it('is nowhere once its page is left, and going back does not bring it back', async () => {
    const page = await open();
    await fillIn(page, 'left behind');
    await generate(page).click();
    const secret = await readSecret(page);
    expect(page.url()).not.toContain(secret.slice(20, 60));
    await page.getByRole('checkbox', { name: 'I have stored it' }).check();
    await page.getByRole('button', { name: 'Go to the token' }).click();
    // The address changes before the page does.
    await page.getByTestId('secret').waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/\/tokens\/\d+$/);
    expect(await traces(page)).not.toContain(secret.slice(20, 60));
    await page.goBack();
    await page.getByText('It was shown once').waitFor();
    expect(await traces(page)).not.toContain(secret.slice(20, 60));
  });

  it('is gone after a reload, and the page says that it was shown once', async () => {
    const page = await open();
    await fillIn(page, 'reloaded');
    await generate(page).click();
    await readSecret(page);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('It was shown once').waitFor();
    await expectAccessible(page);
  });

  it('is shown and selected where the browser does not let the page copy it', async () => {
    const page = await open();
    await page.context().clearPermissions();
    await fillIn(page, 'no clipboard');
    await generate(page).click();
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Press Ctrl+C' }).waitFor();
    const secret = await page.getByTestId('secret').innerText();
    expect(secret).not.toContain('•');
    expect(await page.evaluate('getSelection().toString()')).toBe(secret);
  });

  it('asks before it is left without having been stored', async () => {
    const page = await open();
    await fillIn(page, 'not stored');
    await generate(page).click();
    await readSecret(page);
    const leave = page.getByRole('navigation').getByRole('link', { name: 'Droplets' });
    await leave.click();
    const dialog = page.getByRole('dialog', { name: 'Leave without storing it?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByTestId('secret').isVisible()).toBe(true);
    await leave.click();
    await dialog.getByRole('button', { name: 'Leave, and lose it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Droplets' }).waitFor();
  });

  it('goes whole into a file and into the lines that are copied', async () => {
    const page = await open();
    await fillIn(page, 'ready lines');
    await generate(page).click();
    const secret = await readSecret(page);
    await page.getByRole('tab', { name: '.env' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download postern.env' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe(`POSTERN_URL=${server.origin}\nPOSTERN_TOKEN=${secret}\n`);
    await page.getByRole('tab', { name: 'doctl' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`doctl auth init -t ${secret}`);
  });
});

it.each(LOOKS)(
  'every part of it can be read by everybody, on a $viewport in $colourScheme colours',
  async ({ viewport, colourScheme }) => {
    const page = await open({ viewport, colourScheme });
    await fillIn(page, 'accessible');
    await row(page, 'Droplets')
      .getByRole('button', { name: /^opens/ })
      .click();
    await page.getByRole('button', { name: 'More' }).click();
    if (viewport === 'phone') await page.getByRole('button', { name: /^Review/ }).click();
    await expectAccessible(page);
    await generate(page).click();
    await readSecret(page);
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  },
);

/** Presses Tab until the focus is on what bears the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = `(document.activeElement.labels?.[0] ?? document.activeElement).textContent`;
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string>(focused)).startsWith(name)) return;
  }
  throw new Error(`The keyboard does not reach ${name}.`);
}

/** All that a script could find on the page, in the browser's storage, and in what the panel keeps in memory. */
async function traces(page: Page): Promise<string> {
  const found = (await page.evaluate(`(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const root = document.querySelector('#root');
    const key = Object.keys(root).find((name) => name.startsWith('__reactContainer'));
    const seen = new Set();
    const texts = [];
    const walk = (value) => {
      if (typeof value === 'string') texts.push(value);
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
      if (seen.size > 300000) return;
      seen.add(value);
      if (value instanceof Node || value === window) return;
      if (value instanceof Map || value instanceof Set) for (const part of value.values()) walk(part);
      for (const name of Object.getOwnPropertyNames(value)) {
        try { walk(value[name]); } catch {}
      }
    };
    walk(root[key]);
    return [document.documentElement.outerHTML, location.href, JSON.stringify(history.state), JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }), databases.join(), ...[...document.querySelectorAll('input, textarea')].map((field) => field.value), ...texts].join('\\n');
  })()`)) as string;
  return found;
}
