import type { Command, CommandNode } from '@postern/cli/command-tree';

export interface NamedCommand {
  /** `compute droplet list`. */
  readonly words: string;
  readonly command: Command;
}

/** Every command of the tree, loaded, by its words. */
export async function listCommands(node: CommandNode, path: readonly string[] = []): Promise<readonly NamedCommand[]> {
  const loaded = node.kind === 'lazy' ? await node.load() : node;
  if (loaded.kind === 'command') return [{ words: path.join(' '), command: loaded }];
  const lists = await Promise.all(loaded.commands.map((child) => listCommands(child, [...path, child.name])));
  return lists.flat();
}
