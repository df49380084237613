import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { addPerson, signIn } from '../support/person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { findToken, mint, statusOf } from '../support/token-calls.ts';
import { addUsedToken } from '../support/used-token.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await startTestServer();
  cookie = (await signIn(server, await addPerson(server)))['cookie'] ?? '';
});
afterAll(() => server.stop());

const browser = useBrowser();

async function openToken(id: number | string, rest = '', options: OpenOptions = {}): Promise<Page> {
  const page = await browser.open(`${server.origin}/tokens/${id}${rest}`, { headers: { cookie }, ...options });
  page.setDefaultTimeout(10_000);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

describe('the page of a token', () => {
  it.each(LOOKS)('is accessible in every part, on a $viewport in $colourScheme colours', async (look) => {
    const { id } = await addUsedToken(server);
    for (const [tab, text] of [
      ['overview', 'Requests per day'],
      ['shrink', 'What goes'],
      ['trail', 'Generated'],
      ['edit', 'What changes'],
      ['rotate', 'How long the old secret goes on'],
      ['revoke', 'Why'],
    ] as const) {
      const page = await openToken(id, `?tab=${tab}`, look);
      await page.getByText(text, { exact: true }).first().waitFor();
      await expectAccessible(page);
      await page.close();
    }
  });

  it('says what it may do beside what it did, and how each refusal is cured', async () => {
    const { id } = await addUsedToken(server);
    const page = await openToken(id);
    await page.getByText('Uses 2 of 14 permissions').first().waitFor();
    const refused = page.getByRole('table', { name: 'Refused requests by reason' });
    expect(await refused.innerText()).toContain('Too many requests');
    await page.getByText('The same as a table').click();
    expect(await page.getByRole('table', { name: 'Requests per day' }).getByRole('row').count()).toBe(31);
    expect(await page.getByRole('table', { name: 'Addresses and programs' }).innerText()).toContain('doctl/1.104');

    await refused.getByRole('link', { name: 'Add domain:create' }).click();
    await page.getByText('It can from now on').waitFor();
    expect(new URL(page.url()).search).toBe('?tab=edit&add=domain%3Acreate');
  });

  it('keeps its part in the address, for reloading and for going back', async () => {
    const { id } = await addUsedToken(server);
    const page = await openToken(id);
    await page.getByRole('tab', { name: 'Audit trail' }).click();
    await page.getByRole('table', { name: 'Audit trail' }).waitFor();
    await page.reload();
    await page.getByRole('table', { name: 'Audit trail' }).waitFor();
    expect(new URL(page.url()).search).toBe('?tab=trail');
    await page.goBack();
    await page.getByRole('heading', { name: 'Requests per day' }).waitFor();
  });

  it('shows names and programs that try to be markup as what they are', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const { id } = await addUsedToken(server, { name: attack, userAgent: attack });
    const page = await openToken(id);
    await page.getByRole('table', { name: 'Addresses and programs' }).getByText(attack).waitFor();
    expect(await heading(page)).toBe(attack);
    await page.getByRole('link', { name: 'Rotate' }).click();
    await page.getByRole('dialog').getByText(`Rotate ${attack}`).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it('says that there is no such token, and leads back', async () => {
    for (const id of ['4000000000', 'nothing']) {
      const page = await openToken(id);
      expect(await heading(page)).toBe('There is no such token');
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Go to the tokens' }).click();
      await page.waitForURL(/\/tokens$/);
    }
  });
});

describe('a rotation', () => {
  it('shows the new secret once, and then both in use, until the old one is ended', async () => {
    const { id, secret: old } = await addUsedToken(server);
    const page = await openToken(id);
    await page.getByRole('link', { name: 'Rotate' }).click();
    await page.getByRole('radio', { name: '7 days' }).click();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/rotate')),
      page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click(),
    ]);
    const { secret: fresh } = (await answer.json()) as { secret: string };
    expect(await heading(page)).toBe('Store the new secret');
    expect(page.url()).toBe(`${server.origin}/tokens/${id}/new-secret`);
    await page.getByRole('checkbox', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Go to the token' }).click();

    await page.getByText('The new secret has not been used yet').first().waitFor();
    expect(await page.content()).not.toContain(fresh);
    expect([await statusOf(server, fresh), await statusOf(server, old)]).toEqual([200, 200]);
    await page.getByText('The old secret is still in use').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('button', { name: 'End the old secret' }).click();
    await page.getByText('Rotation under way').waitFor({ state: 'detached' });
    expect([await statusOf(server, fresh), await statusOf(server, old)]).toEqual([200, 401]);
  });

  it('is finished at one click once the old secret is quiet', async () => {
    const { id, secret: old } = await addUsedToken(server);
    const page = await openToken(id, '?tab=rotate');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/rotate')),
      page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click(),
    ]);
    const { secret: fresh } = (await answer.json()) as { secret: string };
    await page.getByRole('checkbox', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Go to the token' }).click();
    expect(await statusOf(server, fresh)).toBe(200);
    await page.getByText('The old secret is quiet').first().waitFor();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Rotation under way').waitFor({ state: 'detached' });
    expect([await statusOf(server, fresh), await statusOf(server, old)]).toEqual([200, 401]);
  });

  it('does not bring the secret back by reloading', async () => {
    const { id } = await addUsedToken(server);
    const page = await openToken(id, '/new-secret');
    await page.getByText('The new secret was shown once').waitFor();
    await expectAccessible(page);
  });
});

describe('changing a token', () => {
  it('shrinks it to what it used, and gives that back', async () => {
    const { id } = await addUsedToken(server);
    const page = await openToken(id, '?tab=shrink');
    await page.getByText(/Would have refused 0 of [\d,]+ requests/).waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('The token was shrunk to what it uses').waitFor();
    expect((await findToken(server, id)).permissions).not.toContain('droplet:delete');
    await page.getByText('Nothing can go').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Apply' }).waitFor();
    expect((await findToken(server, id)).scopes.toSorted()).toEqual(['droplets:write', 'images:read']);
  });

  it('has nothing to shrink where nothing was used', async () => {
    const { id } = await server.issue(['droplets:read'], { name: 'idle' });
    const page = await openToken(id, '?tab=shrink');
    await page.getByText('It was not used').waitFor();
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Revoke it' }).click();
    await page.getByRole('dialog').waitFor();
  });

  it('says before saving what changes, and which of its children are narrowed with it', async () => {
    const parent = await server.issue(['tokens:write', 'droplets:read', 'domains:read'], { name: 'parent' });
    const child = await mint(server, parent.secret, { name: 'helper', scopes: ['domains:read'] });
    const page = await openToken(parent.id);
    await page.getByRole('link', { name: 'helper' }).waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('group', { name: 'Domains' }).getByRole('radio', { name: 'nothing' }).click();
    const review = page.getByRole('region', { name: 'What changes' });
    await review.getByText('see domains').waitFor();
    await review.getByText('helper').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'What it may do' }).waitFor();
    expect((await findToken(server, parent.id)).permissions).not.toContain('domain:read');
    expect((await findToken(server, child.token.id)).permissions).not.toContain('domain:read');
  });

  it('revokes it, and then says when, why and how to go on', async () => {
    const { id, secret } = await server.issue(['droplets:read'], { name: 'old' });
    const page = await openToken(id);
    await page.getByRole('link', { name: 'Revoke' }).click();
    await page.getByRole('radio', { name: 'Leaked' }).click();
    await page.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByText('This token is revoked').waitFor();
    await page.getByText(': leaked').waitFor();
    expect(await page.getByRole('link', { name: 'Rotate' }).count()).toBe(0);
    expect(await statusOf(server, secret)).toBe(401);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Generate another like it' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('old');
    await page.getByRole('group', { name: 'Droplets' }).getByRole('radio', { name: 'read', checked: true }).waitFor();
  });
});
