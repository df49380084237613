import { commandTree, type Command, type CommandNode } from '@postern/cli/command-tree';
import { describe, expect, it } from 'vitest';
import type { DoctlCommand, DoctlFlag } from './doctl/doctl-command.ts';
import { doctlFacts, doctlNouns } from './doctl/doctl-facts.ts';
import { listCommands } from './list-commands.ts';

const commands = await listCommands(commandTree);

describe.each(Object.entries(doctlFacts))('postern %s', (words, doctl) => {
  const command = commands.find((one) => one.words === words)?.command;

  it('is there under the names that doctl has for it, and says so', () => {
    expect(command?.aliases ?? []).toEqual(doctl.aliases ?? []);
    expect(command?.doctl).toBe(`doctl ${words}`);
  });

  it('takes the flags that doctl takes, with their letters, and says which it takes besides', () => {
    const wanted = Object.entries(doctl.flags ?? {}).filter(([name]) => doctl.leftOut?.[name] === undefined);
    expect(flagsOf(command, doctl)).toEqual(Object.fromEntries(wanted));
    expect(Object.keys(command?.options ?? {})).toEqual(expect.arrayContaining([...(doctl.added ?? [])]));
  });

  it('prints the columns that doctl prints, in its order and under its titles', () => {
    const columns = command?.columns?.map(({ name, title = name, hidden }) => ({ name, title, hidden }));
    expect(columns).toEqual(
      doctl.columns?.map(([name, title = name, hidden]) => ({ name, title, hidden: hidden && true })),
    );
  });
});

it.each(Object.entries(doctlNouns))('postern %s has the other names that doctl has for it', async (words, aliases) => {
  expect((await findNode(words))?.aliases ?? []).toEqual(aliases);
});

/** The options of ours that stand for doctl's, in doctl's words. */
function flagsOf(command: Command | undefined, { added = [] }: DoctlCommand): Readonly<Record<string, DoctlFlag>> {
  const types = { flag: 'bool', number: 'int', list: 'strings', text: 'string', pair: 'string' } as const;
  const own = Object.entries(command?.options ?? {}).filter(([name]) => !added.includes(name));
  return Object.fromEntries(
    own.map(([name, spec]) => [
      name,
      {
        type: types[spec.kind],
        ...(spec.short !== undefined && { short: spec.short }),
        ...('required' in spec && spec.required === true && { required: true }),
      },
    ]),
  );
}

async function findNode(words: string): Promise<CommandNode | undefined> {
  let node: CommandNode | undefined = commandTree;
  for (const word of words.split(' ')) {
    const loaded: CommandNode | undefined = node?.kind === 'lazy' ? await node.load() : node;
    node = loaded?.kind === 'group' ? loaded.commands.find(({ name }) => name === word) : undefined;
  }
  return node;
}
