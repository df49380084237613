import { defineGroup, type CommandGroup } from './command/command.ts';

/** All commands. What stands under a noun is loaded when it is named. */
export const commandTree: CommandGroup = defineGroup({
  name: 'postern',
  summary: 'Personal access tokens for your API, and a cloud to use them on',
  commands: [
    {
      kind: 'lazy',
      section: 'Tokens',
      name: 'auth',
      summary: 'Sign in with a token, and choose between sign-ins',
      load: async () => (await import('./commands/auth/auth.ts')).auth,
    },
    {
      kind: 'lazy',
      section: 'Tokens',
      name: 'token',
      aliases: ['tokens'],
      summary: 'Make, look at, change, rotate and revoke tokens',
      load: async () => (await import('./commands/tokens/tokens.ts')).tokens,
    },
    {
      kind: 'lazy',
      section: 'The cloud',
      name: 'compute',
      summary: 'Droplets and what belongs to them: actions, images, keys, snapshots, tags, volumes',
      load: async () => (await import('./commands/compute/compute.ts')).compute,
    },
    {
      kind: 'lazy',
      section: 'The cloud',
      name: 'projects',
      summary: 'Group what you have into projects',
      load: async () => (await import('./commands/projects/projects.ts')).projects,
    },
    {
      kind: 'lazy',
      section: 'The server',
      name: 'serve',
      summary: 'Run a server',
      load: async () => (await import('./commands/serve/serve.ts')).serve,
    },
    {
      kind: 'lazy',
      section: 'The server',
      name: 'demo',
      summary: 'Run a server that is ready to be tried',
      load: async () => (await import('./commands/demo/demo.ts')).demo,
    },
    {
      kind: 'lazy',
      section: 'The server',
      name: 'migrate',
      summary: 'Bring the database up to date',
      load: async () => (await import('./commands/migrate/migrate.ts')).migrate,
    },
    {
      kind: 'lazy',
      section: 'The server',
      name: 'admin',
      summary: 'What only whoever owns the machine may do, with or without a running server',
      load: async () => (await import('./commands/admin/admin.ts')).admin,
    },
    {
      kind: 'lazy',
      section: 'Tokens',
      name: 'scan',
      summary: 'Find tokens in files, a git history or standard input, and revoke them',
      load: async () => (await import('./commands/scan/scan.ts')).scan,
    },
    {
      kind: 'lazy',
      section: 'This command',
      name: 'completion',
      summary: 'Print what lets a shell complete commands, options, ids and names',
      load: async () => (await import('./commands/completion/completion.ts')).completion,
    },
    {
      kind: 'lazy',
      section: 'This command',
      name: 'version',
      summary: 'Show the version of this command',
      load: async () => (await import('./commands/version/version.ts')).version,
    },
  ],
});

export type { Command, CommandNode } from './command/command.ts';
