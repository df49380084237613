import type { Request } from '@postern/engine';
import { takeInvitation } from '../resources/invitations/invitation-store.ts';
import { changeAccount, type AccountChange } from './account-change.ts';
import type { AuthContext } from './auth-context.ts';
import { findIdentities, findInvitationsTo, findPersonOfIdentity, writeIdentity } from './oidc-store.ts';
import type { OidcProblem } from './oidc-problem.ts';
import type { OidcIdentity } from './oidc-provider.ts';
import { findPersonByEmail, insertPerson, type PersonRow } from './person-store.ts';

type Entrance = Pick<AuthContext, 'engine' | 'database'>;
type Admission = Promise<PersonRow | OidcProblem>;

/**
 * Who may enter as whom: somebody who has come this way before, somebody who is here already by their address, and somebody who is
 * invited by it, who is made a member. Nobody else is made.
 */
export async function admitIdentity(entrance: Entrance, identity: OidcIdentity, request: Request): Admission {
  const { kysely } = entrance.database;
  const known = await findPersonOfIdentity(kysely, identity);
  if (known !== undefined) return known;
  const person = await findPersonByEmail(kysely, identity.email);
  if (person !== undefined) {
    const options = { ...changeOf(entrance, request), accountId: person.account_id };
    return changeAccount(options, (change) => bind(change, { person, identity, now: entrance.engine.clock.now() }));
  }
  return acceptInvitation(entrance, identity, request);
}

function changeOf({ engine, database }: Entrance, request: Request) {
  return { engine, database: database.kysely, request };
}

/** An address that another identity of the same service has come by is not the same person's any more. */
async function bind(
  { transaction }: AccountChange,
  { person, identity, now }: { person: PersonRow; identity: OidcIdentity; now: number },
): Admission {
  const others = await findIdentities(transaction, { userId: person.id, issuer: identity.issuer });
  if (others.some((subject) => subject !== identity.subject)) return 'oidc_refused';
  await writeIdentity(transaction, { userId: person.id, identity, now: new Date(now) });
  return person;
}

async function acceptInvitation(entrance: Entrance, identity: OidcIdentity, request: Request): Admission {
  const { email } = identity;
  const now = entrance.engine.clock.now();
  const [invitation, ...others] = await findInvitationsTo(entrance.database.kysely, email, now);
  if (invitation === undefined) return 'oidc_unknown';
  if (others.length > 0) return 'oidc_several_invitations';
  const { account_id: accountId, id, invited_by: invitedBy } = invitation;
  return changeAccount({ ...changeOf(entrance, request), accountId }, async (change) => {
    const { transaction, record } = change;
    if ((await takeInvitation(transaction, { accountId, id })) === undefined) return 'oidc_unknown';
    const name = identity.name ?? email;
    const member = { accountId, role: 'member', email, name, passwordHash: null, now: new Date(now) } as const;
    const person = await insertPerson(transaction, member);
    await record({ event: 'invitation.accepted', detail: { email, invited_by: invitedBy } });
    return bind(change, { person, identity, now });
  });
}
