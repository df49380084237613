import { createClient, type CallInput, type CallOutput, type CallResult, type OperationId } from '@postern/api/client';
import { confirmSignIn } from './confirmation.ts';
import { reportLost, reportReached } from './connection.ts';
import { OperationError } from './operation-error.ts';

/** Gateways answer so for a server that is down. */
const GATEWAY_STATUSES = [502, 503, 504];

const client = createClient({ origin: location.origin });

/** An operation's input as an argument: left out where the operation takes nothing. */
export type InputArgument<Id extends OperationId> =
  Record<never, unknown> extends CallInput<Id> ? [input?: CallInput<Id>] : [input: CallInput<Id>];

/**
 * Calls an operation as the person who is signed in. Where the server asks for a recent sign-in, the person is asked to confirm
 * theirs and the call is made again. Throws `OperationError`.
 */
export async function callOperation<Id extends OperationId>(
  id: Id,
  ...input: InputArgument<Id>
): Promise<CallOutput<Id>> {
  const result = await send(id, input);
  if (result.ok) return result.body;
  if (result.problem?.id !== 'recent_sign_in_required') throw refusal(id, result);
  if ((await confirmSignIn()) === 'declined') {
    throw new OperationError({ operationId: id, kind: 'declined', status: result.status });
  }
  const again = await send(id, input);
  if (again.ok) return again.body;
  throw refusal(id, again);
}

async function send<Id extends OperationId>(id: Id, input: InputArgument<Id>): Promise<CallResult<CallOutput<Id>>> {
  try {
    const result = await client.call(id, ...input);
    if (!result.ok && result.problem === null && GATEWAY_STATUSES.includes(result.status)) reportLost();
    else reportReached();
    return result;
  } catch (error) {
    // Given up by the caller, which says nothing of the server.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    reportLost();
    throw new OperationError({ operationId: id, kind: 'unreachable', cause: error });
  }
}

type Refused = Extract<CallResult<unknown>, { readonly ok: false }>;

function refusal(operationId: OperationId, { status, problem }: Refused): OperationError {
  return new OperationError({ operationId, kind: problem === null ? 'unreachable' : 'problem', status, problem });
}
