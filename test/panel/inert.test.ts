import { setUpPerson } from '@postern/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useBrowser, type OpenOptions } from '../support/browser.ts';
import { signedInPerson } from '../support/panel-person.ts';
import { PASSWORD } from '../support/person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

/** Would say so in the title, and load a picture that the browser would complain of. */
const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
const TEMPLATE = '{{constructor.constructor("document.title=1")()}}';
const ATTEMPT = `${MARKUP}'"${TEMPLATE}`;
const ADDRESS = 'javascript:document.title=1//';

const browser = useBrowser();
let server: TestServer;
let person: Pick<OpenOptions, 'prepare'>;
let secret: string;
let tokenId: number;

async function make(path: string, body: unknown): Promise<void> {
  const answer = await server.request('POST', path, { token: secret, body });
  if (answer.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
}

beforeAll(async () => {
  server = await startTestServer();
  person = await signedInPerson(server);
  ({ id: tokenId, secret } = await server.issue(FULL_ACCESS, { name: ATTEMPT }));
  const project = { name: MARKUP, description: ATTEMPT, purpose: ATTEMPT, environment: 'Production' };
  await make('/v2/projects', project);
  await make('/v2/tags', { name: 'onerror:document_title' });
  await make('/v2/tokens', { name: ADDRESS, scopes: ['droplet:read'] });
  await setUpPerson(server.database.kysely, {
    accountId: server.account.id,
    role: 'member',
    email: 'eve@example.com',
    name: ATTEMPT,
    password: PASSWORD,
    now: new Date(),
  });
  // Counted with how the program named itself.
  await server.request('GET', '/v2/droplets', { token: secret, headers: { 'user-agent': ATTEMPT } });
  await server.request('GET', '/v2/droplets', { token: secret, headers: { 'user-agent': '<svg/onload=alert(1)>' } });
  await server.engine.store.recordClients([
    {
      tokenId,
      day: new Date().toISOString().slice(0, 10),
      requests: 1,
      lastAt: new Date(),
      address: MARKUP,
      userAgent: MARKUP,
    },
  ]);
});
afterAll(() => server.stop());

async function open(path: string): Promise<Page> {
  const page = await browser.open(`${server.origin}${path}`, person);
  await page.locator('body:not(:has([aria-busy="true"])) h1').waitFor();
  return page;
}

/** That what somebody wrote made no element, and that nothing of it ran. */
async function expectInert(page: Page): Promise<void> {
  const made = await page.evaluate(`document.querySelectorAll(
    'img[src="x"], svg[onload], body script:not([src]), [onerror], [onload], a[href^="javascript:" i]',
  ).length`);
  expect(made).toBe(0);
  expect(await page.title()).toMatch(/ · Postern$/);
}

/** Where it is shown, and what of it; `null`: it is not. */
const PLACES: readonly (readonly [place: string, path: () => string, shown: string | null])[] = [
  ['the list of tokens', () => '/tokens', ATTEMPT],
  ['the search of the list', () => `/tokens?search=${encodeURIComponent(ATTEMPT)}`, ATTEMPT],
  ['the page of a token', () => `/tokens/${tokenId}`, ATTEMPT],
  ['the programs that used it', () => `/tokens/${tokenId}`, MARKUP],
  ['what it minted', () => `/tokens/${tokenId}`, ADDRESS],
  ['its dialog', () => `/tokens/${tokenId}?tab=revoke`, `Revoke ${ATTEMPT}?`],
  ['its form', () => `/tokens/${tokenId}?tab=edit`, null],
  ['its audit trail', () => `/tokens/${tokenId}?tab=trail`, ATTEMPT],
  ['the projects', () => '/projects', MARKUP],
  ['the people', () => '/settings?tab=people', ATTEMPT],
  ['the audit trail', () => '/activity?tab=audit', ATTEMPT],
  ['an address that somebody made up', () => `/${encodeURIComponent('<svg onload=alert(1)>')}`, null],
  ['a state that somebody made up', () => `/tokens?state=${encodeURIComponent(MARKUP)}&page=${MARKUP}`, ATTEMPT],
  ['a part of a token that somebody made up', () => `/tokens/${tokenId}?tab=${encodeURIComponent(MARKUP)}`, ATTEMPT],
  ['a trail that somebody made up', () => `/activity?tab=${encodeURIComponent(MARKUP)}`, null],
  ['a tab that somebody made up', () => `/settings?tab=${encodeURIComponent(MARKUP)}`, null],
];

it.each(PLACES)('%s shows what somebody wrote as text', async (_, path, shown) => {
  const page = await open(path());
  if (shown !== null) await page.getByText(shown, { exact: false }).first().waitFor({ state: 'attached' });
  await expectInert(page);
});
