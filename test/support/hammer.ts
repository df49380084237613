import { Agent, request } from 'node:http';

/** One request of a hammer: its status, and whether it was started after the mark. */
export interface Blow {
  readonly status: number;
  readonly phase: 'before' | 'during' | 'after';
}

export interface Hammer {
  /** From now on requests count as started while the change is on its way. */
  markAsked(): void;
  /** From now on requests count as started after the change was answered. */
  markAnswered(): void;
  /** Lets every connection make some more requests, and gives all there were. */
  finish(): Promise<readonly Blow[]>;
}

const BLOWS_AFTER = 3;

/** Asks the same thing over `connections` kept-alive connections, each as fast as it is answered, until it is finished. */
export async function startHammer(
  url: string,
  { token, connections = 64 }: { token: string; connections?: number },
): Promise<Hammer> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const blows: Blow[] = [];
  let phase: Blow['phase'] = 'before';
  let ending = false;
  const strike = async (): Promise<void> => {
    const started = phase;
    blows.push({ status: await statusOf(url, { agent, token }), phase: started });
  };
  const swing = async (warm: () => void): Promise<void> => {
    await strike();
    warm();
    while (!ending) await strike();
    for (let blow = 0; blow < BLOWS_AFTER; blow++) await strike();
  };
  const warmings: Promise<void>[] = [];
  const swings = Array.from({ length: connections }, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    warmings.push(promise);
    return swing(resolve);
  });
  await Promise.all(warmings);
  return {
    markAsked: () => (phase = 'during'),
    markAnswered: () => (phase = 'after'),
    finish: async () => {
      ending = true;
      await Promise.all(swings);
      agent.destroy();
      return blows;
    },
  };
}

function statusOf(url: string, { agent, token }: { agent: Agent; token: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}
