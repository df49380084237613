import type { Condition, permissionsAsked, Token } from '@postern/api';
import { compileRequirement, coveredAlternative, explainMissing, type MissingScope } from '@postern/engine';
import type { FoundRoute } from './find-route.ts';

/** The parts of a token that decide what it may do. */
export type Bearer = Pick<
  Token,
  'id' | 'scopes' | 'state' | 'expires_at' | 'not_before' | 'allowed_ips' | 'rate_limit'
>;

/** What a request takes besides where it asks for something more. */
export interface ForetoldCondition {
  /** A clause: `tags are given`. */
  readonly when: string;
  readonly missing: MissingScope | null;
  readonly also: readonly string[];
}

export interface Foretold {
  readonly allowed: boolean;
  /** A sentence. */
  readonly because: string;
  readonly missing: MissingScope | null;
  readonly conditions: readonly ForetoldCondition[];
  /** What bounds it besides, a sentence each. */
  readonly notes: readonly string[];
}

/** What the server would say of a request: decided by its own route table, catalogue and rules. */
export async function foretell(bearer: Bearer, found: FoundRoute, now: number): Promise<Foretold> {
  const decided = await decide(bearer, found);
  const ended = found.route.access.kind === 'public' ? null : notLive(bearer, now);
  const notes = notesOn(bearer);
  if (ended !== null) return { ...decided, allowed: false, because: ended, notes };
  return { ...decided, notes };
}

type Decision = Omit<Foretold, 'notes'>;
const yes = (because: string): Decision => ({ allowed: true, because, missing: null, conditions: [] });

async function decide(bearer: Bearer, { route, params }: FoundRoute): Promise<Decision> {
  const { access } = route;
  switch (access.kind) {
    case 'public':
      return yes('It takes no token.');
    case 'any_token':
      return yes('Any token that works may do this.');
    case 'session':
      return { ...yes('Only a signed-in person may do this, in the control panel.'), allowed: false };
    case 'permissions': {
      if (access.orSelf === true && params['token_id'] === String(bearer.id)) {
        return yes('A token may always do this to itself.');
      }
      const asked = { access, method: route.method };
      const missing = await missingFor(bearer, asked, []);
      const conditions = await Promise.all(
        (access.when ?? []).map(async (condition) => ({
          when: condition.summary,
          also: condition.alsoAnyOf[0] ?? [],
          missing: await missingFor(bearer, asked, [condition]),
        })),
      );
      const because = missing === null ? 'Its scopes cover it.' : `It lacks ${missing.missing.join(', ')}.`;
      return { allowed: missing === null, because, missing, conditions };
    }
  }
}

/** `null`: nothing. */
async function missingFor(
  { scopes }: Bearer,
  route: Parameters<typeof permissionsAsked>[0],
  applying: readonly Condition[],
): Promise<MissingScope | null> {
  const { permissionsAsked, scopeCatalogue } = await import('@postern/api');
  const { anyOf, changes } = permissionsAsked(route, applying);
  const requirement = compileRequirement(scopeCatalogue, anyOf, changes);
  const grant = scopeCatalogue.grantOf(scopes);
  return coveredAlternative(grant, requirement) === null ? explainMissing(scopeCatalogue, grant, requirement) : null;
}

function notLive({ state, not_before: start }: Bearer, now: number): string | null {
  if (state !== 'active') return `The token is ${state}.`;
  return start !== null && Date.parse(start) > now ? `The token works from ${start} on.` : null;
}

function notesOn({ expires_at: end, allowed_ips: addresses, rate_limit: rate, state }: Bearer): readonly string[] {
  return [
    ...(end === null || state !== 'active' ? [] : [`It ends on ${end}.`]),
    ...(addresses === null ? [] : [`Only from ${addresses.join(', ')}.`]),
    ...(rate === null ? [] : [`At most ${rate.limit} requests in ${rate.window_seconds} s.`]),
  ];
}
