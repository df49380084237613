import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';
import { pictures, type Picture } from './pictures.ts';
import { openShowcase, SHOWCASE_EMAIL, SHOWCASE_PASSWORD, type Showcase } from './showcase.ts';
import { shrinkPng } from './shrink-png.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images');
/** It stands in the ready lines. */
const PORT = 7280;
const PHONE = { width: 390, height: 844 };
const SCHEMES = ['light', 'dark'] as const;

type Size = 'desktop' | 'phone';
type Scheme = (typeof SCHEMES)[number];

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });

await main();

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const wanted = pictures.filter(({ name }) => options.only === undefined || name === options.only);
  if (options.only === undefined) for (const file of await readdir(FOLDER)) await rm(join(FOLDER, file));
  const showcase = await openShowcase(PORT);
  const { executablePath, env } = await findChromium();
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  try {
    const cookies = await signIn(browser, showcase);
    for (const size of ['desktop', 'phone'] as const) {
      const own = wanted.filter(({ onPhone = false }) => size === 'desktop' || onPhone);
      for (const scheme of SCHEMES) {
        for (const picture of own) await take(picture, { browser, showcase, cookies, size, scheme });
      }
    }
  } finally {
    await browser.close();
    await showcase.close();
  }
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

async function signIn(browser: Browser, { origin }: Showcase): Promise<Cookies> {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(SHOWCASE_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(SHOWCASE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/tokens');
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

interface Sitting {
  readonly browser: Browser;
  readonly showcase: Showcase;
  readonly cookies: Cookies;
  readonly size: Size;
  readonly scheme: Scheme;
}

async function take(
  { name, path, isSignedOut = false, height = 800, prepare }: Picture,
  sitting: Sitting,
): Promise<void> {
  const { browser, showcase, cookies, size, scheme } = sitting;
  const context = await browser.newContext({
    viewport: size === 'phone' ? PHONE : { width: 1280, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    hasTouch: size === 'phone',
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  if (!isSignedOut) await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${showcase.origin}${path(showcase)}`);
  await prepare(page);
  await page.waitForLoadState('networkidle');
  const file = `${name}-${size === 'phone' ? 'phone-' : ''}${scheme}.png`;
  await writeFile(join(FOLDER, file), await shrinkPng(await page.screenshot()));
  process.stderr.write(`${file}\n`);
  await context.close();
}
