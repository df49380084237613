import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShowcase, SHOWCASE_EMAIL, SHOWCASE_PASSWORD, type Showcase } from '../screenshots/showcase.ts';
import { findBarriers, useBrowser, type OpenOptions } from '../support/browser.ts';

// All pages, one after the other.
const TIMEOUT_MS = 180_000;
/** Of the window's height and width; beyond it somebody notices. */
const MAX_SHIFT = 0.02;

const browser = useBrowser();
let showcase: Showcase;
let cookies: Parameters<BrowserContext['addCookies']>[0] | undefined;

beforeAll(async () => {
  showcase = await openShowcase();
});
afterAll(() => showcase.close());

const entryPages = (): readonly string[] => ['/sign-in', '/set-up#none', '/invitation#none'];

const signedInPages = ({ mainTokenId, dropletId }: Showcase): readonly string[] => [
  '/tokens',
  '/tokens?state=expiring',
  '/tokens?state=expired',
  '/tokens?state=revoked',
  '/tokens?search=nothing+like+it',
  '/tokens/new',
  ...['', '?tab=shrink', '?tab=trail', '?tab=edit', '?tab=rotate', '?tab=revoke', '/new-secret'].map(
    (rest) => `/tokens/${mainTokenId}${rest}`,
  ),
  '/tokens/999999',
  '/droplets',
  '/droplets/new',
  `/droplets/${dropletId}`,
  '/projects',
  '/billing',
  '/activity',
  '/account',
  ...['profile', 'password', 'two-factor', 'sessions', 'people'].map((tab) => `/settings?tab=${tab}`),
  '/no-such-page',
];

/** In the page, from before anything of it is loaded. */
const WATCH_SHIFTS = `
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
/** The heading, once nothing on the page is being waited for. */
const SETTLED = 'body:not(:has([aria-busy="true"])) h1';

async function faultsOf(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(`${showcase.origin}${path}`);
  await page.locator(SETTLED).first().waitFor();
  const faults = [...(await findBarriers(page))];
  const seen = await page.evaluate<{ headings: number; title: string; overflow: number; shift: number }>(`({
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    shift: window.layoutShift,
  })`);
  if (seen.headings !== 1) faults.push(`${seen.headings} first headings`);
  if (!/^\S.* · Postern$/.test(seen.title)) faults.push(`the title is ${seen.title}`);
  if (seen.overflow > 0) faults.push(`scrolls sideways by ${seen.overflow} pixels`);
  if (seen.shift > MAX_SHIFT) faults.push(`moves by ${seen.shift.toFixed(3)} while it loads`);
  return faults.map((fault) => `${path}: ${fault}`);
}

async function signIn(page: Page): Promise<void> {
  await page.goto(showcase.origin);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(SHOWCASE_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(SHOWCASE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  cookies = await page.context().cookies();
}

async function openAll(options: OpenOptions): Promise<readonly string[]> {
  const page = await browser.open(`${showcase.origin}/sign-in`, {
    ...options,
    prepare: async (context) => {
      await context.addInitScript(WATCH_SHIFTS);
    },
  });
  const faults: string[] = [];
  for (const path of entryPages()) faults.push(...(await faultsOf(page, path)));
  if (cookies === undefined) await signIn(page);
  else await page.context().addCookies(cookies);
  for (const path of signedInPages(showcase)) faults.push(...(await faultsOf(page, path)));
  return faults;
}

it.each([
  { viewport: 'desktop', colourScheme: 'light' },
  { viewport: 'desktop', colourScheme: 'dark' },
  { viewport: 'phone', colourScheme: 'light' },
  { viewport: 'phone', colourScheme: 'dark' },
] as const)(
  'every page is for everybody, has one heading and a title, and stays where it is, on a $viewport in $colourScheme',
  async (options) => {
    expect(await openAll(options)).toEqual([]);
  },
  TIMEOUT_MS,
);
