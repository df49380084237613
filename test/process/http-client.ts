import { Agent, request, type IncomingMessage } from 'node:http';
import type { TestBody } from '../support/test-server.ts';

export interface ProcessAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: TestBody;
}

export interface ProcessRequest {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A client with connections of its own, which stay open between requests until it is closed. A request rejects when its answer does
 * not arrive whole.
 */
export class HttpClient {
  readonly #origin: string;
  readonly #agent: Agent;

  constructor(origin: string, connections = Infinity) {
    this.#origin = origin;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(method: string, path: string, { token, body, headers = {} }: ProcessRequest = {}): Promise<ProcessAnswer> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const content = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}${path}`, {
        method,
        agent: this.#agent,
        headers: { ...authorization, 'content-length': Buffer.byteLength(content), ...headers },
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        readAnswer(response).then(resolve, reject);
      });
      sent.end(content);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

export async function readAnswer(response: IncomingMessage): Promise<ProcessAnswer> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  if (!response.complete) throw new Error('The answer was cut in the middle.');
  const body = text === '' ? {} : (JSON.parse(text) as TestBody);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}
