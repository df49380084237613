import type { Request } from './actor.ts';
import type { AccountEventName, AuditDetail, AuditEvent } from './audit.ts';
import type { Engine } from './engine.ts';
import { describeActor } from './token.ts';

/** Something that happened to an account beside its tokens. */
export interface AccountEvent {
  readonly accountId: number;
  readonly event: AccountEventName;
  /** Never holds a secret, a password or a code. */
  readonly detail?: Readonly<Record<string, AuditDetail>>;
}

/** The event as the trail takes it, for whoever appends it in the transaction of the change itself. */
export function accountAuditEvent(
  { clock }: Pick<Engine, 'clock'>,
  request: Request,
  { event, detail = {} }: Omit<AccountEvent, 'accountId'>,
): AuditEvent {
  return {
    event,
    at: new Date(clock.now()),
    actor: describeActor(request.actor),
    tokenId: null,
    tokenName: null,
    address: request.address ?? null,
    requestId: request.requestId ?? null,
    detail,
  };
}

/** Writes to the account's trail what whoever embeds the engine did for it: sign-ins, changes of password, invitations. */
export async function recordAccountEvent(engine: Engine, request: Request, event: AccountEvent): Promise<void> {
  const entry = accountAuditEvent(engine, request, event);
  await engine.store.transaction(event.accountId, (transaction) => transaction.appendAudit(entry));
}
