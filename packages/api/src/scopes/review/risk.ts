import type { Permission, ScopeIndex } from './scope-index.ts';

/** From nothing at all to everything an attacker could wish for. */
export type RiskLevel = 0 | 1 | 2 | 3 | 4;

export interface Risk {
  readonly level: RiskLevel;
  readonly word: 'none' | 'low' | 'moderate' | 'high' | 'very high';
  /** What makes it so, the worst first. */
  readonly reasons: readonly string[];
}

const WORDS = ['none', 'low', 'moderate', 'high', 'very high'] as const;

/** What is billed once it is there. */
const COSTLY =
  /^(?:addon|app|block_storage|block_storage_snapshot|cdn|database|dedicated_inference|droplet|function|genai|image|kubernetes|load_balancer|nat_gateway|nfs|partner_network_connect|registry|reserved_ip|spaces_key)$/;

interface Danger {
  readonly level: RiskLevel;
  readonly reason: string;
  readonly applies: (permission: Permission) => boolean;
}

const prefixOf = ({ name }: Permission): string => name.split(':')[0] ?? '';
const actionOf = ({ name }: Permission): string => name.split(':')[1] ?? '';

const DANGERS: readonly Danger[] = [
  { level: 4, reason: 'can make or change tokens', applies: ({ name }) => /^token:(?:create|update)$/.test(name) },
  { level: 4, reason: 'can turn off two-factor', applies: ({ name }) => name === 'two_factor:update' },
  {
    level: 3,
    reason: 'can take over machines',
    applies: (permission) => permission.sensitive && !/^(?:token|two_factor)$/.test(prefixOf(permission)),
  },
  {
    level: 3,
    reason: 'can destroy data',
    applies: (permission) => actionOf(permission) === 'delete' && prefixOf(permission) !== 'token',
  },
  {
    level: 2,
    reason: 'can create cost',
    applies: (permission) => actionOf(permission).startsWith('create') && COSTLY.test(prefixOf(permission)),
  },
  { level: 2, reason: 'can change things', applies: ({ reads }) => !reads },
];

/** How bad it would be if the token fell into wrong hands. */
export function riskOf(index: ScopeIndex, open: ReadonlySet<string>): Risk {
  if (open.size === 0) return { level: 0, word: WORDS[0], reasons: ['can do nothing yet'] };
  const permissions = [...open].flatMap((name) => index.permissions.get(name) ?? []);
  const found = DANGERS.filter(({ applies }) => permissions.some(applies));
  const level = found[0]?.level ?? 1;
  if (level === 1) return { level, word: WORDS[1], reasons: ['reads only'] };
  // That something can be changed goes without saying where worse is said.
  const said = found.length > 1 ? found.filter(({ reason }) => reason !== 'can change things') : found;
  return { level, word: WORDS[level], reasons: said.map(({ reason }) => reason) };
}
