import { commandTree } from '@postern/cli/command-tree';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../support/server-process.ts';
import { doctlFacts } from './doctl/doctl-facts.ts';
import { absent, notes } from './doctl/doctl-notes.ts';
import { renderComparison } from './doctl/render-comparison.ts';
import { listCommands } from './list-commands.ts';

const PAGE = `${REPOSITORY}/docs/CLI-AND-DOCTL.md`;
const commands = await listCommands(commandTree);
const words = commands.map((one) => one.words);
const doctls = commands.filter((one) => one.command.doctl !== undefined).map((one) => one.words);
/** What is about the command itself, and not about the cloud, has manners of its own. */
const OWN_MANNERS = /^(?:auth|completion|version)\b/;

it('the page that has every command beside doctl’s says what the commands are', async () => {
  const page = renderComparison({ commands, facts: doctlFacts, notes, absent });
  const formatted = await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
  await expect(formatted).toMatchFileSnapshot(PAGE);
});

it('what doctl’s commands are is known for every command that stands for one', () => {
  const known = Object.keys(doctlFacts);
  expect(doctls.filter((one) => !OWN_MANNERS.test(one) && !known.includes(one))).toEqual([]);
});

it('notes are about commands that doctl has too', () => {
  expect(Object.keys(notes).filter((one) => !doctls.includes(one))).toEqual([]);
});

it('what is said to be left out is not there', () => {
  const there = Object.keys(absent).filter((left) => words.some((one) => `${one} `.startsWith(`${left} `)));
  expect(there).toEqual([]);
});
