import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, useBrowser, type OpenOptions } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { addPerson, type TestPerson } from '../support/person.ts';
import { signedIn } from '../support/panel-person.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const browser = useBrowser();
let server: TestServer;
let person: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  person = await addPerson(server);
  // So that there is a list to show.
  await server.issue(['read']);
});
afterAll(async () => {
  await server.stop();
});

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const { prepare, ...rest } = options;
  const page = await browser.open(`${server.origin}${path}`, {
    ...rest,
    prepare: async (context) => {
      await signedIn(server, person)(context);
      await prepare?.(context);
    },
  });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const focusedText = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.textContent');

describe('the keyboard', () => {
  it('skips the navigation with the first key', async () => {
    const page = await open('/tokens');
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('page');
  });

  it('is at the heading after each navigation, under the title of that page', async () => {
    const page = await open('/tokens');
    await page.getByRole('navigation').getByRole('link', { name: 'Droplets' }).click();
    await page.getByRole('heading', { level: 1, name: 'Droplets' }).waitFor();
    expect(await focusedText(page)).toBe('Droplets');
    expect(await page.title()).toBe('Droplets · Postern');
  });

  it('opens the help with ? and leaves it with Escape', async () => {
    const page = await open('/tokens');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByText('Show this help').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('on a phone', () => {
  it('the navigation opens as a drawer, and closes when a page is chosen', async () => {
    const page = await open('/tokens', { viewport: 'phone' });
    const link = page.getByRole('link', { name: 'Billing' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await link.waitFor();
    await expectAccessible(page);
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
    await link.waitFor({ state: 'hidden' });
  });
});

describe('colours', () => {
  it('follow the system, then what is chosen, and stay so', async () => {
    const page = await open('/tokens', { colourScheme: 'dark' });
    const scheme = (): Promise<unknown> => page.evaluate('document.documentElement.dataset.mantineColorScheme');
    expect(await scheme()).toBe('dark');
    await page.getByRole('button', { name: 'Use light colours' }).click();
    expect(await scheme()).toBe('light');
    await page.reload();
    await page.getByRole('button', { name: 'Use dark colours' }).waitFor();
    expect(await scheme()).toBe('light');
  });
});

describe('when the server is away', () => {
  it('a banner says so for as long as it is', async () => {
    const page = await open('/tokens');
    const context: BrowserContext = page.context();
    await context.route(/\/(?:v2|healthz)/, (route) => route.fulfill({ status: 503, body: '' }));
    await page.getByRole('link', { name: 'Projects' }).click();
    await page.getByText('The server does not answer. What you see may be old').waitFor();
    await context.unroute(/\/(?:v2|healthz)/);
    await page.getByText('What you see may be old').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'first-project' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('a browser that is offline is told apart', async () => {
    const page = await open('/tokens');
    await page.context().setOffline(true);
    await page.getByText('Your browser is offline').waitFor();
    expect(await page.getByText('The server does not answer').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('Your browser is offline').waitFor({ state: 'hidden' });
  });
});

it.each(LOOKS)('pages are accessible on a $viewport in $colourScheme colours', async ({ viewport, colourScheme }) => {
  const page = await open('/no-such-page', { colourScheme, viewport });
  await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the tokens' }).click();
  const shape = viewport === 'phone' ? 'list' : 'table';
  await page.getByRole(shape, { name: 'Tokens' }).waitFor();
  await expectAccessible(page);
});
