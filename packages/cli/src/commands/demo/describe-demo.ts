import type { DemoLine } from '@postern/server';
import { DEFAULT_API_URL } from '../../config/origin.ts';

/** Lines to paste. `command` is what runs this command line once more. */
export function describeDemo(line: DemoLine, command: string): string {
  const { origin, token, read_only_token, narrow_token, email, password } = line;
  const address = origin === DEFAULT_API_URL ? '' : ` --api-url ${origin}`;
  return `
Postern is ready on ${origin}

Open ${origin} and sign in (the password is fresh at every start):
  e-mail    ${email}
  password  ${password}

A token for everything, one that only reads, one that only sees Droplets (fresh at every start, shown this once):
  full access  ${token}
  read only    ${read_only_token}
  Droplets     ${narrow_token}

Paste these into another terminal.

List the three Droplets:
  curl -X GET "${origin}/v2/droplets" -H "Authorization: Bearer ${token}"

The same by the command line, which keeps the token for what you do next:
  ${command} auth init --token ${token}${address}
  ${command} compute droplet list

See what a token is told that lacks a scope:
  curl -X POST "${origin}/v2/droplets" -H "Authorization: Bearer ${narrow_token}" -d '{"name":"web-3","size":"s-1vcpu-1gb","image":"ubuntu-24-04-x64"}'

Make a token of your own:
  curl -X POST "${origin}/v2/tokens" -H "Authorization: Bearer ${token}" -d '{"name":"my script","scopes":["droplets:read"],"expires_in_seconds":86400}'

Ctrl-C stops it.
`;
}
