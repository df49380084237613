import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findChromium } from './chromium.ts';

export const VIEWPORTS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

export interface OpenOptions {
  /** Default desktop. */
  readonly viewport?: keyof typeof VIEWPORTS;
  /** Default light. */
  readonly colourScheme?: 'light' | 'dark';
  /** Sent with every request to the server. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the page is made to do wrong: such problems fail no test. */
  readonly expected?: RegExp;
  /** Called before the page is asked for, to sign in or to stand in for the server. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

export interface TestBrowser {
  /** Opens an address in a context of its own. */
  open(url: string, options?: OpenOptions): Promise<Page>;
}

/**
 * A browser for the tests of a file. A test fails when one of its pages logged an error, broke the content security policy,
 * asked another origin for anything, or left an exception or a rejection behind.
 */
export function useBrowser(): TestBrowser {
  let browser: Browser;
  const problems: string[] = [];
  beforeAll(async () => {
    const { executablePath, env } = await findChromium();
    browser = await chromium.launch({
      executablePath,
      env: { ...process.env, ...env },
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });
  return {
    open: async (url, { viewport = 'desktop', colourScheme = 'light', headers = {}, expected, prepare } = {}) => {
      const context = await browser.newContext({
        viewport: VIEWPORTS[viewport],
        colorScheme: colourScheme,
        reducedMotion: 'reduce',
        hasTouch: viewport === 'phone',
        locale: 'en-GB',
        extraHTTPHeaders: { ...headers },
      });
      const page = await context.newPage();
      watch(page, new URL(url).origin, (problem) => {
        if (expected?.test(problem) !== true) problems.push(problem);
      });
      await prepare?.(context);
      await page.goto(url);
      return page;
    },
  };
}

/** Refusals of the API are answers, which the page shows in its own way; the browser logs them all the same. */
const REFUSAL = /^Failed to load resource/;
/** Only a test itself takes the network away. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED/;
const API_PATH = /^\/(?:v1|v2|auth|healthz)(?:\/|$)/;

function watch(page: Page, origin: string, report: (problem: string) => void): void {
  page.on('pageerror', (error) => report(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { pathname } = URL.parse(message.location().url) ?? { pathname: '' };
    if (REFUSAL.test(message.text()) && (API_PATH.test(pathname) || OFFLINE.test(message.text()))) return;
    report(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url)) report(`request to ${url}`);
  });
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.2 AA and the best practices, as far as a machine can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
}

/** What keeps somebody from using the page, as far as a machine can tell. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`,
  )) as axe.AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
