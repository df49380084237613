import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { askingWith, signedInPerson } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

const browser = useBrowser();
let server: TestServer;
let person: Required<Pick<OpenOptions, 'prepare'>>;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { POSTERN_ACTION_SECONDS: '1' }, dropletLimit: 100 });
  person = await signedInPerson(server);
  token = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(async () => {
  await server.stop();
});

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const page = await browser.open(`${server.origin}${path}`, { ...person, ...options });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Makes a Droplet of the account, and waits until nothing is done to it any more. */
async function run(name: string, tags: readonly string[] = []): Promise<number> {
  const machine = { name, tags, size: 's-1vcpu-1gb', region: 'fra1', image: 'ubuntu-24-04-x64' };
  const { body } = await server.request('POST', '/v2/droplets', { token, body: machine });
  const { id } = body['droplet'] as { id: number };
  await expect.poll(() => statusOf(id), { timeout: 10_000 }).toBe('active');
  return id;
}

async function statusOf(id: number): Promise<unknown> {
  const { body } = await server.request('GET', `/v2/droplets/${id}`, { token });
  const { status, locked } = body['droplet'] as { status: string; locked: boolean };
  return locked ? 'locked' : status;
}

const doAction = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('menu').waitFor({ state: 'hidden' });
};

const rowsOf = (page: Page): Promise<string[]> =>
  page.getByRole('table', { name: 'Droplets' }).locator('tbody a[href^="/droplets/"]').allTextContents();

describe('the list of Droplets', () => {
  it('teaches, while it is empty, how a token fills it', async () => {
    const page = await open('/droplets');
    await page.getByRole('heading', { name: 'No Droplets yet' }).waitFor();
    expect(await page.getByRole('group', { name: 'Lines for curl' }).textContent()).toContain(
      `${server.origin}/v2/droplets`,
    );
    await page.getByRole('group', { name: 'Lines for doctl' }).waitFor();
    await expectAccessible(page);
  });

  it('is filtered by what one types and by a tag, and both stand in the address', async () => {
    await run('web-1', ['env:prod']);
    await run('web-2', ['env:test']);
    await run('db-1', ['env:prod']);
    const page = await open('/droplets');
    await page.getByRole('link', { name: 'db-1' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('WEB');
    await page.getByRole('link', { name: 'db-1' }).waitFor({ state: 'hidden' });
    expect(await rowsOf(page)).toEqual(['web-1', 'web-2']);
    expect(page.url()).toContain('search=WEB');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'env:prod' }).first().click();
    await page.getByRole('link', { name: 'web-2' }).waitFor({ state: 'hidden' });
    expect(await rowsOf(page)).toEqual(['web-1', 'db-1']);
    await page.reload();
    await page.getByRole('link', { name: 'web-1' }).waitFor();
    expect(await rowsOf(page)).toEqual(['web-1', 'db-1']);
    await page.getByRole('button', { name: 'Show Droplets without the tag env:prod too' }).click();
    await page.getByRole('link', { name: 'web-2' }).waitFor();
  });

  it('says what does not match, and the way back', async () => {
    const page = await open('/droplets?search=%3Cimg%20src%3Dx%3E');
    await page.getByRole('heading', { name: 'Nothing matches “<img src=x>”' }).waitFor();
    await page.getByRole('link', { name: 'Show every Droplet' }).click();
    await page.getByRole('link', { name: 'web-1' }).waitFor();
    expect(page.url()).toBe(`${server.origin}/droplets`);
  });

  it('shows why it cannot be shown', async () => {
    const { secret } = await server.issue(['account:read']);
    const page = await open('/droplets', { prepare: askingWith({ person, secret, path: '/v2/droplets' }) });
    const alert = page.getByRole('alert').filter({ hasText: 'droplet:read' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Missing: droplet:read');
  });

  it('has pages', async () => {
    const machine = { size: 's-1vcpu-1gb', region: 'fra1', image: 'ubuntu-24-04-x64' };
    for (const letter of ['a', 'b']) {
      const names = Array.from({ length: 10 }, (_, place) => `many-${letter}${place}`);
      await server.request('POST', '/v2/droplets', { token, body: { ...machine, names } });
    }
    const page = await open('/droplets');
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('button', { name: 'Next' }).click();
    await pages.getByText('21–23 of 23').waitFor();
    expect(page.url()).toContain('page=2');
    await pages.getByRole('button', { name: 'Previous' }).click();
    await pages.getByText('1–20 of 23').waitFor();
  });
});

describe('creating a Droplet', () => {
  it('says what it costs, and is watched until it is on', async () => {
    const page = await open('/droplets/new');
    await page.getByLabel('Name', { exact: true }).fill('shop');
    await page.getByRole('combobox', { name: 'Region' }).click();
    await page.getByRole('option', { name: /fra1/ }).click();
    await page.getByLabel('Search the sizes').fill('2gb intel');
    await page.getByRole('radio', { name: 's-1vcpu-2gb-intel', exact: true }).check();
    await page.getByLabel('Weekly, for a fifth of the price more').check();
    const review = page.getByRole('region', { name: 'Review' });
    expect(await review.textContent()).toContain('$16.80 a month');
    await page.getByRole('combobox', { name: 'Tags' }).fill('shop');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Create the Droplet' }).click();
    await page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
    const progress = page.getByRole('status').filter({ hasText: 'Create' });
    await progress.getByText('in progress…').waitFor();
    await progress.getByText('done').waitFor();
    await page.getByText('On', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('says at the name what is wrong with it', async () => {
    const page = await open('/droplets/new');
    await page.getByLabel('Name', { exact: true }).fill('<script>');
    await page.getByRole('button', { name: 'Create the Droplet' }).click();
    await page.getByRole('alert').filter({ hasText: 'The Droplet was not created' }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('one Droplet', () => {
  it('is turned off and on, renamed and put on a snapshot, each with its progress', async () => {
    const page = await open(`/droplets/${await run('worker')}`);
    const begun = page.getByRole('status').filter({ has: page.getByText(/done|in progress/) });
    await page.getByRole('button', { name: 'Power off' }).click();
    await begun.filter({ hasText: 'Power off' }).getByText('in progress…').waitFor();
    await begun.filter({ hasText: 'Power off' }).getByText('done').waitFor();
    await page.getByText('Off', { exact: true }).waitFor();
    await doAction(page, 'Rename…');
    const rename = page.getByRole('dialog', { name: 'Rename the Droplet' });
    await rename.getByLabel('Name').fill('worker-2');
    await expectAccessible(page);
    await rename.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: 'worker-2' }).waitFor();
    await page.getByRole('button', { name: 'Power on' }).and(page.locator(':enabled')).click();
    await begun.filter({ hasText: 'Power on' }).getByText('done').waitFor();
    await doAction(page, 'Take a snapshot…');
    const snapshot = page.getByRole('dialog', { name: 'Take a snapshot' });
    await snapshot.getByLabel('Name').fill('before the upgrade');
    await snapshot.getByRole('button', { name: 'Take the snapshot' }).click();
    await begun.filter({ hasText: 'Snapshot' }).getByText('done').waitFor();
    await page.getByText('1 snapshot', { exact: true }).waitFor();
    const actions = page.getByRole('table', { name: 'Recent actions' }).locator('tbody tr');
    expect(await actions.count()).toBe(5);
  });

  it('is resized only while it is off, and says so', async () => {
    const page = await open(`/droplets/${await run('small')}`);
    await page.getByRole('button', { name: 'Power off' }).waitFor();
    await doAction(page, 'Resize…');
    const dialog = page.getByRole('dialog', { name: 'Resize the Droplet' });
    await dialog.getByText('The Droplet is on. Power it off, then resize it.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Resize' }).isDisabled()).toBe(true);
  });

  it('is destroyed only when its name is typed while it is on', async () => {
    const id = await run('doomed');
    const page = await open(`/droplets/${id}`);
    await page.getByRole('button', { name: 'Power off' }).waitFor();
    await doAction(page, 'Destroy…');
    const dialog = page.getByRole('dialog', { name: 'Destroy doomed?' });
    const button = dialog.getByRole('button', { name: 'Destroy the Droplet' });
    expect(await button.isDisabled()).toBe(true);
    await dialog.getByLabel('Type doomed to confirm').fill('doomed');
    await expectAccessible(page);
    await button.click();
    await page.getByRole('heading', { level: 1, name: 'Droplets' }).waitFor();
    expect((await server.request('GET', `/v2/droplets/${id}`, { token })).status).toBe(404);
  });

  it('that there is not is said to be none', async () => {
    const page = await open('/droplets/4711');
    await page.getByText('There is no Droplet 4711 in this account').waitFor();
    await expectAccessible(page);
  });
});

it.each(LOOKS)(
  'the pages are accessible on a $viewport in $colourScheme colours',
  async ({ viewport, colourScheme }) => {
    const page = await open('/droplets?tag=env:prod', { colourScheme, viewport });
    await page.getByRole('link', { name: 'web-1' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('link', { name: 'web-1' }).click();
    await page.getByText('Recent actions').waitFor();
    await page.getByText('done').first().waitFor();
    await expectAccessible(page);
    await page.goto(`${server.origin}/droplets/new`);
    await page.getByRole('radio', { name: 's-1vcpu-1gb', exact: true }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  },
);
