import { defineGroup } from '../../command/command.ts';
import { ownerToken } from './owner-token.ts';
import { setUpLink } from './set-up-link.ts';

export const admin = defineGroup({
  name: 'admin',
  summary: 'What only whoever owns the machine may do, with or without a running server',
  description: `These commands open the database themselves, and ask no server and for no token. They must see the same data folder, DATABASE_URL and
POSTERN_TOKEN_PREFIX as the server.`,
  commands: [setUpLink, ownerToken],
});
