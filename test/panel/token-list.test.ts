import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { addPerson, signIn } from '../support/person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { statusOf } from '../support/token-calls.ts';

const DAY_MS = 86_400_000;
const XSS = '<img src=x onerror="document.title=1">';

const browser = useBrowser();
let server: TestServer;
let cookies: string;

beforeAll(async () => {
  server = await startTestServer();
  const headers = await signIn(server, await addPerson(server));
  cookies = headers['cookie'] ?? '';
});
afterAll(async () => {
  await server.stop();
});
beforeEach(async () => {
  await server.request('DELETE', '/v2/tokens', {
    headers: { cookie: cookies, origin: server.origin },
    body: { token_ids: 'all' },
  });
});

const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const page = await browser.open(`${server.origin}${path}`, {
    ...options,
    prepare: async (context) => {
      const pairs = cookies.split('; ').map((pair) => pair.split(/=(.*)/s));
      await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: server.origin })));
      await options.prepare?.(context);
    },
  });
  await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  return page;
}

/** Sends requests with a token, as a tool would. */
async function use(secret: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await server.request('GET', '/v2/droplets', { token: secret, headers: { 'user-agent': 'doctl/1.104.0 (linux)' } });
  }
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const filterBox = (page: Page) => page.getByRole('textbox', { name: /^Filter by name/ });
const searchOf = (page: Page): string => new URL(page.url()).search;

async function chooseFromMenu(page: Page, { name, item }: { name: string; item: RegExp }): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

describe('a row', () => {
  it('says what a token can do, did last and will end', async () => {
    const { secret } = await server.issue(['droplets:write', 'images:read'], {
      name: 'ci-deploy',
      expiresAt: inDays(12),
    });
    await use(secret, 2);
    const page = await open('/tokens');
    const cells = row(page, 'ci-deploy').getByRole('cell');
    expect(await cells.nth(1).innerText()).toContain(`${secret.slice(0, 17)}…`);
    expect(await cells.nth(2).innerText()).toMatch(/^write Droplets, read images\s+uses 1 of 14/);
    expect(await cells.nth(3).innerText()).toMatch(/^(?:just now|\d+ seconds ago)\s+127\.0\.0\.1 · doctl$/);
    expect(await cells.nth(4).innerText()).toMatch(/^in 12 days\s*, soon\s+\d+ \w+/);
    expect(await page.content()).not.toContain(secret);
  });

  it('marks a token without an end, and one that was never used', async () => {
    await server.issue(['read'], { name: 'grafana' });
    const page = await open('/tokens');
    const cells = row(page, 'grafana').getByRole('cell');
    expect(await cells.nth(3).innerText()).toBe('never');
    expect(await cells.nth(4).innerText()).toMatch(/^never\s*, without an end$/);
  });

  it('opens with a click anywhere in it, and its bar opens what can be taken away', async () => {
    const { id } = await server.issue(['read'], { name: 'grafana' });
    const page = await open('/tokens');
    await row(page, 'grafana').getByRole('cell').nth(3).click();
    await page.waitForURL(`**/tokens/${id}`);
    await page.goBack();
    await page.getByRole('link', { name: /^uses 0 of \d+ permissions/ }).click();
    await page.waitForURL(`**/tokens/${id}?tab=*`);
    expect(searchOf(page)).toBe('?tab=shrink');
  });

  it('takes markup in a name for text', async () => {
    await server.issue(['read'], { name: XSS });
    const page = await open('/tokens');
    await page.getByRole('link', { name: XSS, exact: true }).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await chooseFromMenu(page, { name: XSS, item: /^Revoke/ });
    await page.getByRole('dialog', { name: `Revoke ${XSS}?` }).waitFor();
    expect(await page.title()).toBe('Tokens · Postern');
  });
});

describe('the filter', () => {
  it('is reached with /, filters as one types, and survives a reload and the way back', async () => {
    await server.issue(['read'], { name: 'grafana' });
    await server.issue(['read'], { name: 'ci-deploy' });
    const page = await open('/tokens');
    await row(page, 'grafana').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('GRAF');
    await row(page, 'ci-deploy').waitFor({ state: 'hidden' });
    expect(searchOf(page)).toBe('?search=GRAF');
    await page.reload();
    await row(page, 'grafana').getByRole('link', { name: 'grafana', exact: true }).click();
    await page.waitForURL(/\/tokens\/\d+$/);
    await page.goBack();
    await row(page, 'grafana').waitFor();
    expect(await filterBox(page).inputValue()).toBe('GRAF');
    expect(await row(page, 'ci-deploy').count()).toBe(0);
    await filterBox(page).press('Escape');
    await row(page, 'ci-deploy').waitFor();
    expect(searchOf(page)).toBe('');
  });

  it('keeps of a pasted token only how it begins, and finds it by that', async () => {
    const { secret } = await server.issue(['read'], { name: 'grafana' });
    await server.issue(['read'], { name: 'ci-deploy' });
    const asked: string[] = [];
    const page = await open('/tokens');
    page.on('request', (request) => asked.push(request.url()));
    await filterBox(page).fill(`Authorization: Bearer ${secret}`);
    await row(page, 'ci-deploy').waitFor({ state: 'hidden' });
    await row(page, 'grafana').waitFor();
    await page.getByText('Only how the token begins was kept').waitFor();
    expect(await filterBox(page).inputValue()).toBe(secret.slice(0, 17));
    expect(searchOf(page)).toBe(`?search=${secret.slice(0, 17)}`);
    expect(asked.join(' ')).not.toContain(secret.slice(17));
    expect(await page.evaluate('JSON.stringify(history.state)')).not.toContain(secret.slice(17));
  });

  it('takes a token out of an address that somebody wrote', async () => {
    const { secret } = await server.issue(['read'], { name: 'grafana' });
    const page = await open(`/tokens?search=${secret}`);
    await row(page, 'grafana').waitFor();
    await expect.poll(() => searchOf(page)).toBe(`?search=${secret.slice(0, 17)}`);
  });

  it('says so when nothing matches', async () => {
    await server.issue(['read'], { name: 'grafana' });
    const page = await open('/tokens?search=nothing+like+it');
    await page.getByRole('heading', { name: 'Nothing matches “nothing like it”' }).waitFor();
    await page.getByRole('link', { name: 'Clear the filter' }).click();
    await row(page, 'grafana').waitFor();
    expect(await filterBox(page).inputValue()).toBe('');
  });
});

describe('the tabs', () => {
  it('count what is in each, and keep what has ended apart, with when and why', async () => {
    await server.issue(['read'], { name: 'soon-over', expiresAt: inDays(3) });
    await server.issue(['read'], { name: 'in-force' });
    await server.issue(['read'], { name: 'laptop' });
    const page = await open('/tokens?search=laptop');
    await chooseFromMenu(page, { name: 'laptop', item: /^Revoke/ });
    await page.getByRole('radio', { name: /^Leaked/ }).check();
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByRole('link', { name: 'Show what is revoked' }).click();
    const text = await row(page, 'laptop').getByRole('cell').nth(3).innerText();
    expect(text).toMatch(/^Leaked\s+just now by ada@example\.com$/);
    const tabs = page.getByRole('navigation', { name: 'Tokens by state' });
    await tabs.getByRole('link', { name: 'Active 2' }).waitFor();
    await tabs.getByRole('link', { name: 'Expiring soon 1' }).click();
    await row(page, 'soon-over').waitFor();
    expect(await row(page, 'in-force').count()).toBe(0);
    expect(searchOf(page)).toBe('?state=expiring');
    expect(await tabs.locator('[aria-current=page]').innerText()).toMatch(/^Expiring soon/);
  });

  it('turn their pages in the address', async () => {
    for (let number = 1; number <= 21; number++) await server.issue(['read'], { name: `runner-${number}` });
    const page = await open('/tokens');
    await row(page, 'runner-21').waitFor();
    await page.getByRole('link', { name: 'Next' }).click();
    await row(page, 'runner-1').waitFor();
    expect(searchOf(page)).toBe('?page=2');
    await page.getByText('21–21 of 21').waitFor();
    await chooseFromMenu(page, { name: 'runner-1', item: /^Revoke/ });
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await row(page, 'runner-21').waitFor();
    expect(searchOf(page)).toBe('');
  });
});

describe('revoking', () => {
  it('asks nothing to be typed for a token that is not in use, and puts the focus on what it did', async () => {
    const { secret } = await server.issue(['read'], { name: 'grafana' });
    const page = await open('/tokens');
    await chooseFromMenu(page, { name: 'grafana', item: /^Revoke/ });
    const dialog = page.getByRole('dialog', { name: 'Revoke grafana?' });
    await dialog.getByText('Never used.').waitFor();
    await dialog.getByText('This cannot be undone.').waitFor();
    expect(await dialog.getByRole('textbox').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Revoke the token' }).click();
    await row(page, 'grafana').waitFor({ state: 'hidden' });
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.innerText')).toContain('grafana is revoked');
    expect(await statusOf(server, secret)).toBe(401);
  });

  it('says how much a token in use is used, and wants its name', async () => {
    const { secret } = await server.issue(['droplets:read'], { name: 'ci-deploy' });
    await use(secret, 3);
    const page = await open('/tokens');
    await chooseFromMenu(page, { name: 'ci-deploy', item: /^Revoke/ });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Used 3 times in the last day by 1 address.').waitFor();
    const confirm = dialog.getByRole('button', { name: 'Revoke the token' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.keyboard.type('ci-deplo');
    expect(await confirm.isDisabled()).toBe(true);
    await page.keyboard.type('y');
    await page.keyboard.press('Enter');
    await row(page, 'ci-deploy').waitFor({ state: 'hidden' });
  });

  it('lets a name be typed that holds more than can be seen', async () => {
    const { secret } = await server.issue(['droplets:read'], { name: ' ci\u200b  deploy ' });
    await use(secret, 1);
    const page = await open('/tokens');
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: /^Revoke/ }).click();
    await page.getByRole('textbox', { name: 'Type ci deploy to confirm' }).fill('ci deploy');
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByRole('heading', { name: /^No (?:active )?tokens/ }).waitFor();
    expect(await statusOf(server, secret)).toBe(401);
  });

  it('leaves everything as it was when it is called off, with the focus where it came from', async () => {
    await server.issue(['read'], { name: 'grafana' });
    const page = await open('/tokens');
    await chooseFromMenu(page, { name: 'grafana', item: /^Revoke/ });
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toBe('Actions for grafana');
    expect(await row(page, 'grafana').count()).toBe(1);
  });

  it('ends many at once for one reason, and keeps those that were not ticked', async () => {
    const { secret } = await server.issue(['droplets:read'], { name: 'busy' });
    await use(secret, 2);
    for (const name of ['idle', 'kept']) await server.issue(['read'], { name });
    const page = await open('/tokens');
    for (const name of ['busy', 'idle']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Revoke 2…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke 2 tokens?' });
    await dialog.getByText('busy, used 2 times in the last day by 1 address').waitFor();
    await dialog.getByText('1 of the 2 is in use').waitFor();
    await dialog.getByRole('radio', { name: 'Owner left' }).check();
    await dialog.getByRole('textbox', { name: 'Type revoke 2 tokens to confirm' }).fill('revoke 2 tokens');
    await dialog.getByRole('button', { name: 'Revoke 2 tokens' }).click();
    await page.getByText('2 tokens are revoked').waitFor();
    await row(page, 'busy').waitFor({ state: 'hidden' });
    expect(await row(page, 'kept').count()).toBe(1);
    expect(await page.getByText(/selected/).count()).toBe(0);
    await page.getByRole('link', { name: 'Show what is revoked' }).click();
    expect(await row(page, 'idle').innerText()).toContain('Owner left');
  });

  it('ends every token only when that is typed', async () => {
    const secrets = [await server.issue(['read']), await server.issue(['write'])].map(({ secret }) => secret);
    const page = await open('/tokens');
    await page.getByRole('button', { name: 'Revoke every token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke every token of this account?' });
    const confirm = dialog.getByRole('button', { name: 'Revoke every token' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('revoke every token');
    await confirm.click();
    await page.getByText('2 tokens are revoked').waitFor();
    for (const secret of secrets) expect(await statusOf(server, secret)).toBe(401);
  });

  it('says in the dialog why it came to nothing', async () => {
    const { secret } = await server.issue(['read'], { name: 'grafana' });
    const page = await open('/tokens', {
      prepare: async (context) => {
        await context.route('**/v2/tokens/*', (route) =>
          route.request().method() === 'DELETE' ? route.fulfill({ status: 502, body: '' }) : route.continue(),
        );
      },
    });
    await chooseFromMenu(page, { name: 'grafana', item: /^Revoke/ });
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByRole('dialog').getByText('Nothing was revoked').waitFor();
    expect(await statusOf(server, secret)).toBe(200);
  });
});

describe('the page', () => {
  it('teaches where there is no token yet', async () => {
    const page = await open('/tokens');
    await page.getByRole('heading', { name: /^No (?:active )?tokens/ }).waitFor();
    const line = `curl -X GET "${server.origin}/v2/droplets" -H "Authorization: Bearer $TOKEN"`;
    expect(await page.getByRole('group', { name: 'The first request' }).innerText()).toBe(line);
    await expectAccessible(page);
  });

  it('goes to where tokens are made with n, and from name to name with the arrow keys', async () => {
    for (const name of ['lower', 'upper']) await server.issue(['read'], { name });
    const page = await open('/tokens');
    await page.getByRole('link', { name: 'upper', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('lower');
    await page.keyboard.press('n');
    await page.waitForURL('**/tokens/new');
  });

  it('says what went wrong when the list cannot be had', async () => {
    const page = await open('/tokens', {
      prepare: async (context) => {
        await context.route('**/v2/tokens?*', (route) =>
          route.fulfill({
            status: 403,
            json: { id: 'forbidden', message: 'Not for you.', title: 'Forbidden', request_id: 'r-1' },
          }),
        );
      },
    });
    await page.getByRole('alert').getByText('Not for you.').waitFor();
    await expectAccessible(page);
  });

  it('is as wide and as high while it loads as when it is there', async () => {
    await server.issue(['read'], { name: 'grafana', expiresAt: inDays(60) });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const page = await open('/tokens', {
      prepare: async (context) => {
        await context.route('**/v2/tokens?*', (route) => held.then(() => route.continue()));
      },
    });
    const skeleton = page.getByRole('status', { name: 'Loading tokens' });
    const before = await skeleton.locator('tbody tr').first().boundingBox();
    release();
    await row(page, 'grafana').waitFor();
    expect(await row(page, 'grafana').boundingBox()).toEqual(before);
  });

  it.each(LOOKS)('can be used by everybody: $viewport, $colourScheme', async (look) => {
    const { secret } = await server.issue(['droplets:write', 'projects'], { name: 'ci-deploy', expiresAt: inDays(5) });
    await use(secret, 1);
    await server.issue(['read'], { name: 'grafana', notBefore: inDays(2) });
    await server.issue(['account'], { name: `${'long '.repeat(30)}name` });
    const page = await open('/tokens', look);
    await page.getByRole('checkbox', { name: 'Select ci-deploy' }).check();
    await page.getByText('1 selected').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: 'Actions for ci-deploy' }).click();
    await page.getByRole('menuitem', { name: 'Rotate' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: /^Revoke/ }).click();
    await page.getByRole('textbox', { name: 'Type ci-deploy to confirm' }).fill('ci-deploy');
    const confirm = page.getByRole('button', { name: 'Revoke the token' });
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    await expectAccessible(page);
    await confirm.click();
    await page.getByText('ci-deploy is revoked').waitFor();
    await page.getByRole('link', { name: 'Show what is revoked' }).click();
    await page.getByText('No longer needed').first().waitFor();
    await expectAccessible(page);
  });
});
