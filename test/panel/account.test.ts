import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import { signedInPerson } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

const MARKUP = '<img src=x onerror=alert(1)>';
const MACHINE = { name: 'web-1', size: 's-1vcpu-1gb', region: 'fra1', image: 'ubuntu-24-04-x64' };

const browser = useBrowser();
let server: TestServer;
let person: Required<Pick<OpenOptions, 'prepare'>>;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ dropletLimit: 1 });
  person = await signedInPerson(server);
  token = (await server.issue(FULL_ACCESS)).secret;
  await server.request('POST', '/v2/droplets', { token, body: MACHINE });
  const shop = { name: MARKUP, purpose: 'Website or blog', description: MARKUP };
  await server.request('POST', '/v2/projects', { token, body: shop });
});
afterAll(async () => {
  await server.stop();
});

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const page = await browser.open(`${server.origin}${path}`, { ...person, ...options });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the account', () => {
  it('shows how much of its limits is used, and where the API lives', async () => {
    const page = await open('/account');
    await page.getByText('1 of 1, full').waitFor();
    const bar = page.getByRole('progressbar', { name: 'Droplets in use' });
    expect(await bar.getAttribute('aria-valuenow')).toBe('100');
    expect(await page.getByRole('group', { name: 'Lines for doctl' }).textContent()).toContain(
      `--api-url ${server.origin}`,
    );
    expect(await page.getByRole('group', { name: 'Lines for Terraform' }).textContent()).toContain(
      `api_endpoint = "${server.origin}"`,
    );
  });

  it('takes an SSH key, named after its comment, and gives it up', async () => {
    const page = await open('/account');
    await page.getByRole('button', { name: 'Add a key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an SSH key' });
    await dialog.getByLabel('Public key').fill(unusedPublicKey(MARKUP));
    expect(await dialog.getByLabel('Name', { exact: true }).inputValue()).toBe(MARKUP);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add the key' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: `Remove ${MARKUP}` }).click();
    const asked = page.getByRole('dialog', { name: `Remove ${MARKUP}?` });
    await asked.getByRole('button', { name: 'Remove the key' }).click();
    await page.getByText('None yet. A key that is kept here').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('never sends a private key', async () => {
    const page = await open('/account');
    await page.getByRole('button', { name: 'Add a key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an SSH key' });
    await dialog.getByLabel('Public key').fill('-----BEGIN OPENSSH PRIVATE KEY-----\nnot one\n');
    await dialog.getByText('That was a private key. It was not sent.').waitFor();
    expect(await dialog.getByLabel('Public key').inputValue()).toBe('');
    expect(await dialog.getByRole('button', { name: 'Add the key' }).isDisabled()).toBe(true);
  });
});

describe('billing', () => {
  it('shows what is used, and gives the invoice of this month as a file', async () => {
    const page = await open('/billing');
    const table = page.getByRole('table', { name: 'This month so far' });
    await table.getByText('web-1 (s-1vcpu-1gb)').waitFor();
    const starting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV of the invoice of this month' }).click();
    const download = await starting;
    expect(download.suggestedFilename()).toBe('invoice-preview.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('web-1');
  });
});

describe('projects', () => {
  it('are created, given a resource, refuse to be deleted, and give it back', async () => {
    const page = await open('/projects');
    await page.getByRole('button', { name: 'Create a project' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create a project' });
    await dialog.getByLabel('Name').fill('Shop');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Create the project' }).click();
    const shop = page.getByRole('region', { name: 'Shop', exact: true });
    await shop.getByText('Nothing is in it.').waitFor();
    await page.getByRole('button', { name: 'Move web-1 to another project' }).click();
    await page.getByRole('menuitem', { name: 'Shop' }).click();
    await shop.getByRole('link', { name: 'web-1' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Shop' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const asked = page.getByRole('dialog', { name: 'Delete Shop?' });
    await asked.getByRole('button', { name: 'Delete the project' }).click();
    await asked.getByText('Move its resources into another project first').waitFor();
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await asked.waitFor({ state: 'hidden' });
    await shop.getByRole('button', { name: 'Move web-1 to another project' }).click();
    await page.getByRole('menuitem', { name: 'first-project' }).click();
    await shop.getByText('Nothing is in it.').waitFor();
    await page.getByRole('button', { name: 'Actions for Shop' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await asked.getByRole('button', { name: 'Delete the project' }).click();
    await shop.waitFor({ state: 'hidden' });
  });

  it('show names and descriptions as the text they are', async () => {
    const page = await open('/projects');
    await page.getByRole('heading', { level: 2, name: MARKUP }).waitFor();
    expect(await page.getByText(MARKUP).count()).toBe(2);
    expect(await page.locator('main img').count()).toBe(0);
  });
});

it.each(LOOKS)(
  'the pages are accessible on a $viewport in $colourScheme colours',
  async ({ viewport, colourScheme }) => {
    const page = await open('/account', { colourScheme, viewport });
    for (const [path, landmark] of [
      ['/account', '1 of 1, full'],
      ['/billing', 'web-1 (s-1vcpu-1gb)'],
      ['/projects', 'web-1'],
    ] as const) {
      await page.goto(`${server.origin}${path}`);
      await page.getByText(landmark).first().waitFor();
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
  },
);
