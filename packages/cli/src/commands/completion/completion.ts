import { defineCommand } from '../../command/command.ts';
import { usageFailure } from '../../failure.ts';
import { bashScript, fishScript, zshScript } from './completion-scripts.ts';

const scripts: ReadonlyMap<string, string> = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
]);

export const completion = defineCommand({
  name: 'completion',
  summary: 'Print what lets a shell complete commands, options, ids and names',
  description: `Ids and names are fetched from the server at each press of Tab, with the token in use; where that fails, nothing is offered.

bash   source <(postern completion bash)                        in ~/.bashrc
zsh    source <(postern completion zsh)                         in ~/.zshrc, after compinit
fish   postern completion fish > ~/.config/fish/completions/postern.fish`,
  doctl: 'doctl completion',
  arguments: {
    shell: {
      summary: 'bash, zsh or fish',
      completes: async () => [...scripts.keys()].map((value) => ({ value })),
    },
  },
  examples: [
    { line: 'completion bash > ~/.local/share/bash-completion/completions/postern', summary: 'for every bash to come' },
    { line: 'completion zsh', summary: 'to look at' },
  ],
  run: async ({ output }, { args }) => {
    const script = scripts.get(args.shell);
    if (script === undefined) throw unknownShell(args.shell);
    if (output.mode === 'json') output.json({ shell: args.shell, script });
    else output.text(script);
  },
});

function unknownShell(name: string): Error {
  return usageFailure(`There is no completion for "${name}"; there is for ${[...scripts.keys()].join(', ')}.`);
}
