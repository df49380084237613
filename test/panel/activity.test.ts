import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { askingWith, signedInPerson } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, mint } from '../support/token-calls.ts';

const MARKUP = '<img src=x onerror=alert(1)>';

const browser = useBrowser();
let server: TestServer;
let person: Required<Pick<OpenOptions, 'prepare'>>;
let token: string;
let dropletId: number;

beforeAll(async () => {
  server = await startTestServer();
  person = await signedInPerson(server);
  token = (await server.issue(FULL_ACCESS, { name: 'everything' })).secret;
  await mint(server, token, { name: MARKUP, scopes: ['droplet:read'] });
  const machine = { name: 'web-1', size: 's-1vcpu-1gb', region: 'fra1', image: 'ubuntu-24-04-x64' };
  const { body } = await server.request('POST', '/v2/droplets', { token, body: machine });
  dropletId = (body['droplet'] as { id: number }).id;
});
afterAll(async () => {
  await server.stop();
});

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const page = await browser.open(`${server.origin}${path}`, { ...person, ...options });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe('the actions', () => {
  it('say what was done to which resource, and lead to it', async () => {
    const page = await open('/activity');
    const row = page.getByRole('row').filter({ hasText: 'Create' });
    await row.getByText('done').waitFor();
    await row.getByRole('link', { name: `Droplet ${dropletId}` }).click();
    await page.getByRole('heading', { level: 1, name: 'web-1' }).waitFor();
    expect(page.url()).toBe(`${server.origin}/droplets/${dropletId}`);
  });
});

describe('the audit trail', () => {
  it('says what happened, who did it, and from where, and folds the rest', async () => {
    const page = await open('/activity');
    await page.getByRole('link', { name: 'Audit trail' }).click();
    const row = page.getByRole('row').filter({ hasText: MARKUP });
    await row.waitFor();
    expect(page.url()).toContain('tab=audit');
    const text = await row.textContent();
    expect(text).toContain(`Generated the token ${MARKUP}`);
    expect(text).toContain('token everything');
    expect(text).toContain('127.0.0.1');
    const scopes = row.getByText('droplet:read');
    expect(await scopes.isVisible()).toBe(false);
    await row.getByText('More').click();
    await scopes.waitFor();
    await expectAccessible(page);
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('leads to the token', async () => {
    const page = await open('/activity?tab=audit');
    await page.getByRole('link', { name: MARKUP }).first().click();
    await page.getByRole('heading', { level: 1, name: MARKUP }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('goes back as far as one asks', async () => {
    const slices = Array.from({ length: 52 }, (_, place) => `older-${place}`);
    for (const name of slices) await mint(server, token, { name, scopes: ['account:read'] });
    const page = await open('/activity?tab=audit');
    await page.getByRole('link', { name: 'older-51', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: MARKUP }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show older entries' }).click();
    await page.getByRole('link', { name: MARKUP }).first().waitFor();
    await page.getByRole('button', { name: 'Show older entries' }).waitFor({ state: 'hidden' });
  });

  it('shows why it cannot be read', async () => {
    const { secret } = await server.issue(['account:read']);
    const page = await open('/activity?tab=audit', {
      prepare: askingWith({ person, secret, path: '/v2/audit' }),
    });
    const alert = page.getByRole('alert').filter({ hasText: 'audit:read' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Missing: audit:read');
    await alert.getByRole('link', { name: 'ada@example.com' }).waitFor();
    expect(await alert.textContent()).toContain('The owner of this account, ada@example.com, can add audit:read.');
  });
});

it.each(LOOKS)('both are accessible on a $viewport in $colourScheme colours', async ({ viewport, colourScheme }) => {
  const page = await open('/activity', { colourScheme, viewport });
  await page.getByText('done').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Audit trail' }).click();
  await page.getByText('Generated the token').first().waitFor();
  await expectAccessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});
