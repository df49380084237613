import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, useBrowser } from '../support/browser.ts';
import { startCompany, type Company } from '../support/company.ts';
import { addPerson, signIn } from '../support/person.ts';
import { turnOnTwoFactor } from '../support/second-factor.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const browser = useBrowser();
let company: Company;
let server: TestServer;

beforeAll(async () => {
  company = await startCompany();
  server = await startTestServer({ environment: company.environment });
});
afterAll(async () => {
  await server.stop();
  await company.stop();
});

/** The company's address is the one other that a page of ours may lead to. */
const open = (path: string): Promise<Page> =>
  browser.open(`${server.origin}${path}`, { expected: new RegExp(`^request to ${company.issuer}/`) });

const says = (email: string): void => company.says({ sub: email, email, email_verified: true });

it('leads to the company and back to where one was going', async () => {
  const { email } = await addPerson(server, { email: 'ada@example.com' });
  says(email);
  const page = await open('/droplets');
  await page.getByRole('button', { name: 'Continue with Example Works' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue with Example Works' }).click();
  await page.getByRole('heading', { level: 1, name: 'Droplets' }).waitFor();
  expect(page.url()).toBe(`${server.origin}/droplets`);
});

it('asks for the second factor on the way back', async () => {
  const person = await addPerson(server, { email: 'grace@example.com', role: 'member' });
  const { app } = await turnOnTwoFactor(server, { headers: await signIn(server, person) });
  says(person.email);
  const page = await open('/sign-in');
  await page.getByRole('button', { name: 'Continue with Example Works' }).click();
  await page.getByText('You are signed in at your company. One more step.').waitFor();
  await page.getByRole('textbox').fill(app.code(1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  expect(page.url()).toBe(`${server.origin}/tokens`);
});

it('says why nobody came in', async () => {
  says('nobody@example.com');
  const page = await open('/sign-in');
  await page.getByRole('button', { name: 'Continue with Example Works' }).click();
  await page.getByRole('alert').getByText('Nobody here has your e-mail address.').waitFor();
  await expectAccessible(page);
});
