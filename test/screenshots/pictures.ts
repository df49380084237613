import type { Page } from 'playwright-core';
import type { Showcase } from './showcase.ts';

/** One of the pictures that the documentation shows. */
export interface Picture {
  readonly name: string;
  readonly path: (showcase: Showcase) => string;
  /** Default false: somebody has signed in. */
  readonly isSignedOut?: boolean;
  /** Also as a phone shows it. */
  readonly onPhone?: boolean;
  /** Of the window on a desktop, where it is not 800. */
  readonly height?: number;
  /** Brings the page to where it is worth showing. */
  readonly prepare: (page: Page) => Promise<void>;
}

async function fillInDroplets(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill('my-droplet-manager-script');
  const droplets = page.getByRole('group', { name: 'Droplets', exact: true });
  await droplets.getByRole('radio', { name: 'read' }).check();
  await droplets.getByRole('checkbox', { name: 'create', exact: true }).check();
  await page.getByRole('heading', { level: 1 }).focus();
}

export const pictures: readonly Picture[] = [
  {
    name: 'sign-in',
    path: () => '/sign-in',
    isSignedOut: true,
    height: 540,
    prepare: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
  },
  {
    name: 'tokens',
    path: () => '/tokens',
    onPhone: true,
    prepare: (page) => page.getByRole('link', { name: 'grafana', exact: true }).waitFor(),
  },
  {
    name: 'generate',
    path: () => '/tokens/new',
    onPhone: true,
    prepare: fillInDroplets,
  },
  {
    name: 'token',
    path: ({ mainTokenId }) => `/tokens/${mainTokenId}`,
    height: 1480,
    onPhone: true,
    prepare: (page) => page.getByRole('table', { name: 'Addresses and programs' }).waitFor(),
  },
  {
    name: 'shrink',
    path: ({ mainTokenId }) => `/tokens/${mainTokenId}?tab=shrink`,
    prepare: (page) =>
      page
        .getByText(/Would have refused/i)
        .first()
        .waitFor(),
  },
  {
    name: 'droplets',
    path: () => '/droplets',
    prepare: (page) => page.getByRole('link', { name: 'web-1', exact: true }).waitFor(),
  },
  {
    name: 'activity',
    path: () => '/activity',
    prepare: (page) => page.getByRole('table', { name: 'Actions' }).waitFor(),
  },
  {
    name: 'settings',
    path: () => '/settings?tab=sessions',
    height: 540,
    prepare: (page) => page.getByText('This one').waitFor(),
  },
  // Last, because it makes a token.
  {
    name: 'secret',
    path: () => '/tokens/new',
    prepare: async (page) => {
      await fillInDroplets(page);
      await page.getByRole('button', { name: /^Generate/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Store your new token' }).waitFor();
    },
  },
];
