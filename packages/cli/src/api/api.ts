import type { CallInput, CallOutput, CallResult, Client, OperationId } from '@postern/api/client';
import type { Failure } from '../failure.ts';
import { describeRefusal, type Caller, type Refusal } from './describe-refusal.ts';

type Arguments<Id extends OperationId> =
  Record<never, unknown> extends CallInput<Id> ? [input?: CallInput<Id>] : [input: CallInput<Id>];

/** As doctl asks. */
const PAGE_SIZE = 200;

/** The server as commands see it: what it answers, or the end of the command with what it said. */
export class Api {
  readonly origin: string;
  readonly #client: Client;
  readonly #caller: Caller;

  constructor(client: Client, caller: Caller) {
    this.origin = caller.origin;
    this.#client = client;
    this.#caller = caller;
  }

  /** The body of the answer. Throws a `Failure` for whatever is not a success. */
  async call<Id extends OperationId>(id: Id, ...input: Arguments<Id>): Promise<CallOutput<Id>> {
    const result = await this.attempt(id, ...input);
    if (result.ok) return result.body;
    throw describeRefusal(result, result.status === 403 ? await this.#knownCaller() : this.#caller);
  }

  /** The answer, whichever it is. */
  attempt<Id extends OperationId>(id: Id, ...input: Arguments<Id>): Promise<CallResult<CallOutput<Id>>> {
    return this.#client.call(id, ...input);
  }

  /** What was refused, as the end of the command. */
  refusal(refused: Refusal): Failure {
    return describeRefusal(refused, this.#caller);
  }

  /** With the number of the token, which the command that grants a scope needs: any token may read itself. */
  async #knownCaller(): Promise<Caller> {
    if (this.#caller.tokenId !== null) return this.#caller;
    const self = await this.attempt('tokens_get_self').catch(() => null);
    return self?.ok === true ? { ...this.#caller, tokenId: self.body.token.id } : this.#caller;
  }

  /** All pages of a list, one after the other. `read` takes the items out of a page. */
  async all<Id extends OperationId, Item>(
    id: Id,
    input: CallInput<Id>,
    read: (page: CallOutput<Id>) => readonly Item[],
  ): Promise<Item[]> {
    // The casts trust that whoever lists calls a list, which takes a page and answers with `links`.
    const { query, ...rest } = input as ListInput;
    const items: Item[] = [];
    for (let page = 1; ; page++) {
      const paged: unknown = { ...rest, query: { ...query, page, per_page: PAGE_SIZE } };
      const body = await this.call(id, ...([paged] as unknown as Arguments<Id>));
      items.push(...read(body));
      if ((body as ListBody).links?.pages?.next === undefined) return items;
    }
  }
}

interface ListInput {
  readonly query?: Readonly<Record<string, unknown>>;
}

interface ListBody {
  readonly links?: { readonly pages?: { readonly next?: string } };
}
