import { randomInt } from 'node:crypto';
import type { HttpClient, ProcessAnswer } from './http-client.ts';
import { afterChange, newestSecret, type Change, type KnownToken } from './known-token.ts';

const SCOPES = ['droplets:read', 'droplets:write', 'images:read', 'images:write', 'account', 'billing', 'projects'];
const MOST_ALIVE = 8;

/** What was under way when the server went away. */
export interface PendingChange {
  readonly change: Change;
  /** `null` while a token is being issued. */
  readonly tokenId: number | null;
}

/** Changes tokens over one connection, one request at a time, and remembers each change that the server acknowledged. */
export class TokenWriter {
  readonly #mark: string;
  readonly #tokens = new Map<number, KnownToken>();
  #pending: PendingChange | null = null;
  #names = 0;
  #acknowledged = 0;

  /** `mark` begins the names of its tokens, so that no two writers use one. */
  constructor(mark: string) {
    this.#mark = mark;
  }

  get tokens(): readonly KnownToken[] {
    return [...this.#tokens.values()];
  }

  /** How many changes were acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  get pending(): PendingChange | null {
    return this.#pending;
  }

  /** Writes until a request gets no answer. Rejects when an answer is not the one to expect. */
  async writeUntilCut(client: HttpClient, owner: string): Promise<void> {
    for (;;) {
      const token = this.#pickToken();
      const change = this.#pickChange(token);
      this.#pending = { change, tokenId: token?.id ?? null };
      const answer = await this.#ask(client, { owner, token, change }).catch(() => null);
      if (answer === null) return;
      if (answer.status >= 300) throw new Error(`${change.kind}: ${answer.status} ${JSON.stringify(answer.body)}`);
      this.#acknowledge(token, change, answer);
      this.#acknowledged++;
      this.#pending = null;
    }
  }

  #pickToken(): KnownToken | null {
    const alive = this.tokens.filter(({ isRevoked }) => !isRevoked);
    if (alive.length === 0 || (alive.length < MOST_ALIVE && randomInt(3) === 0)) return null;
    return alive[randomInt(alive.length)] ?? null;
  }

  #pickChange(token: KnownToken | null): Change {
    const named = { name: `${this.#mark}${++this.#names}`, scopes: SCOPES.filter(() => randomInt(2) === 0) };
    if (token === null) return { kind: 'issue', ...named };
    const changes: readonly Change[] = [
      { kind: 'update', ...named },
      { kind: 'rotate', overlapSeconds: 3600 },
      { kind: 'rotate', overlapSeconds: 0 },
      { kind: 'revoke' },
      { kind: 'use' },
      { kind: 'use' },
    ];
    const change = changes[randomInt(changes.length)] ?? { kind: 'revoke' };
    return change.kind === 'use' && newestSecret(token) === null ? { kind: 'revoke' } : change;
  }

  #ask(
    client: HttpClient,
    { owner, token, change }: { owner: string; token: KnownToken | null; change: Change },
  ): Promise<ProcessAnswer> {
    const path = `/v2/tokens/${token?.id ?? ''}`;
    switch (change.kind) {
      case 'issue':
        return client.send('POST', '/v2/tokens', { token: owner, body: namedBody(change) });
      case 'update':
        return client.send('PATCH', path, { token: owner, body: namedBody(change) });
      case 'rotate':
        return client.send('POST', `${path}/rotate`, {
          token: owner,
          body: { overlap_seconds: change.overlapSeconds },
        });
      case 'revoke':
        return client.send('DELETE', path, { token: owner });
      case 'use':
        return client.send('GET', '/v2/tokens/self', { token: (token && newestSecret(token)) ?? '' });
    }
  }

  #acknowledge(token: KnownToken | null, change: Change, { body }: ProcessAnswer): void {
    const answer = body as { token?: { id: number }; secret?: string };
    if (change.kind === 'issue') {
      const { name, scopes } = change;
      const known = { name, scopes, isRevoked: false, fresh: null, ended: [], rotations: 0 };
      const id = answer.token?.id ?? 0;
      this.#tokens.set(id, { ...known, id, settled: answer.secret ?? null });
    } else if (token !== null) {
      this.#tokens.set(token.id, afterChange(token, change, answer.secret));
    }
  }
}

function namedBody({ name, scopes }: { name: string; scopes: readonly string[] }): object {
  return { name, scopes };
}
