import { issueToken, revokeToken, type IssuedToken } from '@postern/engine';
import type { Postern } from '@postern/server';
import { cloudPast, type PastRequest } from './cloud-past.ts';
import type { PastClock } from './past-clock.ts';
import { recordPast } from './record-past.ts';
import { showcaseTokens, type ShowcaseToken } from './showcase-tokens.ts';

const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * 60_000;
const PUBLIC_ID = /^[a-z0-9]+_v1_(.{10})/;

export interface PastOptions {
  readonly postern: Postern;
  readonly clock: PastClock;
  readonly accountId: number;
  /** Whoever made the tokens. */
  readonly by: string;
}

interface Step {
  readonly minutesAgo: number;
  readonly take: () => Promise<void>;
}

/** What happened before now, in order. */
export class Past {
  readonly #options: PastOptions;
  readonly #issued = new Map<string, IssuedToken>();
  readonly #droplets = new Map<string, number>();

  constructor(options: PastOptions) {
    this.#options = options;
  }

  async live(): Promise<void> {
    const { clock, postern } = this.#options;
    const steps: Step[] = [
      ...showcaseTokens.map((token) => ({
        minutesAgo: token.createdDaysAgo * DAY_MINUTES,
        take: () => this.#issue(token),
      })),
      ...showcaseTokens.flatMap((token) =>
        token.revoked === undefined
          ? []
          : [{ minutesAgo: token.revoked.daysAgo * DAY_MINUTES, take: () => this.#revoke(token) }],
      ),
      ...cloudPast.map((request) => ({ minutesAgo: request.minutesAgo, take: () => this.#send(request) })),
    ];
    for (const { minutesAgo, take } of steps.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
      clock.goTo(minutesAgo);
      await postern.jobs.run();
      await take();
      clock.goTo(Math.max(0, minutesAgo - 1));
      await postern.jobs.run();
    }
    const now = new Date(clock.now());
    for (const token of showcaseTokens) {
      const { id: tokenId } = this.#of(token.name).token;
      await recordPast(postern.engine.store, { tokenId, publicId: this.#publicId(token.name), token, now });
    }
  }

  tokenId(name: string): number {
    return this.#of(name).token.id;
  }

  dropletId(name: string): number {
    const id = this.#droplets.get(name);
    if (id === undefined) throw new Error(`No Droplet is called ${name} yet.`);
    return id;
  }

  #of(name: string): IssuedToken {
    const issued = this.#issued.get(name);
    if (issued === undefined) throw new Error(`No token is called ${name} yet.`);
    return issued;
  }

  #publicId(name: string): string {
    return PUBLIC_ID.exec(this.#of(name).secret.reveal())?.[1] ?? '';
  }

  #request(): { actor: { kind: 'person'; name: string }; address: string } {
    return { actor: { kind: 'person', name: this.#options.by }, address: '203.0.113.150' };
  }

  async #issue({ name, scopes, createdDaysAgo, endsInDays }: ShowcaseToken): Promise<void> {
    const { postern, clock, accountId } = this.#options;
    const expiresAt = endsInDays === null ? null : new Date(clock.now() + (createdDaysAgo + endsInDays) * DAY_MS);
    const issued = await issueToken(postern.engine, this.#request(), { accountId, name, scopes, expiresAt });
    if (!issued.ok) throw new Error(`${name} was refused: ${JSON.stringify(issued.refusal)}`);
    this.#issued.set(name, issued.value);
  }

  async #revoke({ name, revoked }: ShowcaseToken): Promise<void> {
    const { postern, accountId } = this.#options;
    const request = { accountId, tokenId: this.tokenId(name), reason: revoked?.reason };
    const done = await revokeToken(postern.engine, this.#request(), request);
    if (!done.ok) throw new Error(`${name} was not revoked: ${done.refusal.code}`);
  }

  async #send({ token, method, path, body }: PastRequest): Promise<void> {
    const answer = await this.#options.postern.app.inject({
      method,
      url: path.replace(/\{(.+)\}/, (_, name: string) => String(this.dropletId(name))),
      headers: {
        authorization: `Bearer ${this.#of(token).secret.reveal()}`,
        host: 'localhost',
        'x-forwarded-for': showcaseTokens.find(({ name }) => name === token)?.clients[0]?.address ?? '',
        'user-agent': showcaseTokens.find(({ name }) => name === token)?.clients[0]?.userAgent ?? '',
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    if (path !== '/v2/droplets') return;
    const made = answer.json<{ droplet?: MadeDroplet; droplets?: MadeDroplet[] }>();
    for (const { id, name } of made.droplets ?? [made.droplet ?? { id: 0, name: '' }]) this.#droplets.set(name, id);
  }
}

interface MadeDroplet {
  readonly id: number;
  readonly name: string;
}
