import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { createLogger, openPostern, readConfig, setUpPerson } from '@postern/server';
import { beforeEach, expect, it } from 'vitest';
import { makeDataFolder } from '../support/server-process.ts';
import { issueOwnerToken, openCliTerminal, type Terminal } from './terminal.ts';

const EMAIL = 'ada@example.com';
const PASSWORD = 'a mule of quite another colour';

let data: string;

beforeEach(async () => {
  data = await makeDataFolder();
  await issueOwnerToken(data);
  const postern = await openPostern(readConfig({ data }, {}), createLogger('silent'));
  const person = {
    accountId: 1,
    role: 'owner',
    email: EMAIL,
    name: 'Ada',
    password: 'correct horse battery staple',
  } as const;
  await setUpPerson(postern.database.kysely, { ...person, now: new Date() });
  await postern.close();
});

const reset = (): Terminal => openCliTerminal(['admin', 'reset-password', '--data', data]);

async function type(terminal: Terminal, question: RegExp, text: string): Promise<void> {
  await terminal.waitFor(question);
  terminal.type(text);
  terminal.type('\r');
}

it('asks for the owner’s new password twice, and never shows it', async () => {
  const terminal = reset();
  await type(terminal, /The new password of ada@example\.com/, PASSWORD);
  await type(terminal, /The same once more/, PASSWORD);
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.text()).toContain(`${EMAIL} has a new password.`);
  expect(terminal.text()).not.toContain(PASSWORD);
  expect(terminal.text()).not.toContain(PASSWORD.slice(0, 6));
});

it('changes nothing when the two are different, or when Ctrl-C is pressed', async () => {
  const different = reset();
  await type(different, /The new password of/, PASSWORD);
  await type(different, /The same once more/, `${PASSWORD}s`);
  expect(await different.exitCode).toBe(1);
  expect(different.text()).toContain('These were two different passwords. Nothing was changed.');
  const stopped = reset();
  await stopped.waitFor(/The new password of/);
  stopped.type('\x03');
  expect(await stopped.exitCode).toBe(130);
  expect(stopped.text()).toContain('Nothing was changed.');
});

it('adds a pepper only once somebody has said yes', async () => {
  const ring = (): Promise<string> => readFile(join(data, 'peppers.json'), 'utf8');
  const before = await ring();
  const no = openCliTerminal(['admin', 'rotate-pepper', '--data', data]);
  await no.waitFor(/signs everybody out/);
  no.type('n');
  expect(await no.exitCode).toBe(130);
  expect(await ring()).toBe(before);
  const yes = openCliTerminal(['admin', 'rotate-pepper', '--data', data]);
  await yes.waitFor(/signs everybody out/);
  yes.type('y');
  expect(await yes.exitCode).toBe(0);
  expect(Object.keys((JSON.parse(await ring()) as { keys: object }).keys)).toHaveLength(2);
});

it('shows a link to the owner, and refuses one for anybody else', async () => {
  const link = openCliTerminal(['admin', 'reset-password', '--link', '--data', data, '--email', 'Ada@example.com']);
  await link.waitFor(/http:\/\/127\.0\.0\.1:7280\/set-up#[\w-]{43}/);
  expect(await link.exitCode).toBe(0);
  const other = openCliTerminal(['admin', 'reset-password', '--link', '--data', data, '--email', 'bob@example.com']);
  expect(await other.exitCode).toBe(2);
  expect(other.text()).toContain('A link is for the owner, ada@example.com.');
});
