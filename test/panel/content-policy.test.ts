import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useBrowser, type OpenOptions } from '../support/browser.ts';
import { signedInPerson } from '../support/panel-person.ts';
import { REPOSITORY } from '../support/server-process.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const BUILT = join(REPOSITORY, 'packages/panel/dist');

const browser = useBrowser();
let server: TestServer;
let person: Pick<OpenOptions, 'prepare'>;

beforeAll(async () => {
  server = await startTestServer();
  person = await signedInPerson(server);
});
afterAll(() => server.stop());

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const page = await browser.open(`${server.origin}${path}`, { ...person, ...options });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

it('the built page has no script, style or handler in it', async () => {
  const page = await readFile(join(BUILT, 'index.html'), 'utf8');
  expect(page).toContain('<script type="module"');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i);
});

it('no built script makes code of a text', async () => {
  const files = (await readdir(BUILT, { recursive: true })).filter((file) => file.endsWith('.js'));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(await readFile(join(BUILT, file), 'utf8'), file).not.toMatch(/\beval\(|new Function\(/);
  }
});

it('every style that the panel makes while it runs has the nonce of its page', async () => {
  const page = await open('/tokens');
  await page
    .getByRole('link', { name: /^Generate/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Generate new token' }).waitFor();
  const [nonce, styles] = await page.evaluate<[string, string[]]>(`[
    document.querySelector('meta[property=csp-nonce]').nonce,
    [...document.querySelectorAll('style')].map(({ nonce }) => nonce),
  ]`);
  expect(nonce).not.toBe('');
  expect(styles.length).toBeGreaterThan(0);
  expect(new Set(styles)).toEqual(new Set([nonce]));
});

const ATTEMPTS = {
  'a script in the page': `const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script)`,
  'a handler in an attribute': `document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.title = 1">')`,
  'an address that is a script': `location.href = 'javascript:document.title = 1'`,
  'a text for a timer': `setTimeout('document.title = 1')`,
  'a script of another site': `const script = document.createElement('script');
    script.src = 'https://example.com/evil.js';
    document.body.append(script)`,
  'a style in an attribute': `document.body.setAttribute('style', 'display: none')`,
};

it.each(Object.entries(ATTEMPTS))('%s does nothing', async (_, attempt) => {
  const page = await open('/tokens', { expected: /Content Security Policy|https:\/\/example\.com/ });
  const refused = page.evaluate(`new Promise((resolve) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
  })`);
  await page.evaluate(`{ ${attempt}; }`);
  expect(await refused).toMatch(/^(?:script|style)-src/);
  expect(await page.title()).toBe('Tokens · Postern');
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
});
