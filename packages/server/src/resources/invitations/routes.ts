import { changeAccount } from '../../auth/account-change.ts';
import { hashWantedPassword } from '../../auth/new-password.ts';
import { createLinkSecret, digestOfLink } from '../../auth/one-time-link.ts';
import { findPersonByEmail, insertPerson } from '../../auth/person-store.ts';
import type { Call, Handlers } from '../../http/call.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import { presentPerson } from '../people/present.ts';
import type { Services } from '../services.ts';
import { requestOf } from '../tokens/tokens.ts';
import { findInvitation, insertInvitation, listInvitations, takeInvitation } from './invitation-store.ts';
import { presentInvitation } from './present.ts';

type InvitationHandlers = Pick<
  Handlers,
  'invitations_list' | 'invitations_create' | 'invitations_revoke' | 'invitations_accept'
>;

const LIFE_MS = 7 * 86_400_000;
const GONE = 'This invitation was used, withdrawn or has run out. Ask for a new one.';

export function invitationHandlers(services: Services): InvitationHandlers {
  const { engine, database } = services;
  return {
    invitations_list: async ({ caller }) => {
      const rows = await listInvitations(database.kysely, caller.accountId, engine.clock.now());
      return { invitations: rows.map(presentInvitation) };
    },
    invitations_create: (call) => invite(services, call),
    invitations_revoke: (call) => {
      const { accountId } = call.caller;
      const options = { engine, database: database.kysely, accountId, request: requestOf(call) };
      return changeAccount(options, async ({ transaction, record }) => {
        const taken = await takeInvitation(transaction, { accountId, id: call.params.invitation_id });
        if (taken === undefined) return notFound();
        await record({ event: 'invitation.revoked', detail: { email: taken.email } });
        return null;
      });
    },
    invitations_accept: (call) => accept(services, call),
  };
}

async function invite(
  services: Services,
  call: Call<'invitations_create'>,
): ReturnType<Handlers['invitations_create']> {
  const { engine, database, mail } = services;
  const { accountId, session } = call.caller;
  const { email } = call.body;
  if ((await findPersonByEmail(database.kysely, email)) !== undefined) {
    return invalidFields([{ field: 'email', message: 'Somebody with this address can sign in already.' }]);
  }
  const { secret, digest } = createLinkSecret();
  const createdAt = engine.clock.now();
  const options = { engine, database: database.kysely, accountId, request: requestOf(call) };
  const row = await changeAccount(options, async ({ transaction, record }) => {
    const times = { createdAt, expiresAt: createdAt + LIFE_MS };
    await record({ event: 'invitation.created', detail: { email } });
    return insertInvitation(transaction, { accountId, email, digest, invitedBy: session.email, ...times });
  });
  const link = `${call.origin}/invitation#${secret}`;
  const mailed = await mail.send({
    to: email,
    subject: `${session.name} invites you to Postern`,
    text: `${session.name} (${session.email}) invites you to the account they have at ${call.origin}.\n\nChoose a name and a password here, within seven days:\n${link}\n\nThe link works once. If you do not know why you get this, leave it.\n`,
  });
  return { invitation: presentInvitation(row), link, mailed };
}

async function accept(
  { engine, database }: Services,
  call: Call<'invitations_accept'>,
): ReturnType<Handlers['invitations_accept']> {
  const { secret, name, password } = call.body;
  const now = engine.clock.now();
  const invitation = await findInvitation(database.kysely, digestOfLink(secret), now);
  if (invitation === undefined) return notFound(GONE);
  const { account_id: accountId, email, id } = invitation;
  const passwordHash = await hashWantedPassword({ password, email, name, field: 'password' });
  if (passwordHash instanceof HttpProblem) return passwordHash;
  const request = { actor: { kind: 'person', name: email }, address: call.address, requestId: call.requestId } as const;
  return changeAccount({ engine, database: database.kysely, accountId, request }, async ({ transaction, record }) => {
    if ((await takeInvitation(transaction, { accountId, id })) === undefined) return notFound(GONE);
    if ((await findPersonByEmail(transaction, email)) !== undefined) {
      return new HttpProblem('conflict', 'Somebody with this address can sign in already. Sign in instead.');
    }
    const person = { accountId, role: 'member', email, name, passwordHash, now: new Date(now) } as const;
    const row = await insertPerson(transaction, person);
    await record({ event: 'invitation.accepted', detail: { email, invited_by: invitation.invited_by } });
    return { profile: presentPerson(row) };
  });
}
