import { connect } from 'node:net';
import type { TestBody } from './test-server.ts';

/** An answer as it came over the wire. Header names are in lower case; of a repeated one the last counts. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `{}` for an empty body, `{ text }` for one that is no JSON. */
  readonly body: TestBody;
}

const HANGS_AFTER_MS = 10_000;

/**
 * Sends bytes as they are, which no HTTP client would, and gives every answer until the server closes the connection; so the last
 * request says `Connection: close`. Rejects when the server keeps it open without a word.
 */
export async function sendRaw(origin: string, ...chunks: readonly (string | Buffer)[]): Promise<RawAnswer[]> {
  const { hostname, port } = new URL(origin);
  const received: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.setTimeout(HANGS_AFTER_MS, () => {
      reject(new Error(`No end after: ${Buffer.concat(received).toString('latin1').slice(0, 200)}`));
      socket.destroy();
    });
    socket.on('data', (data) => received.push(data));
    // A server that has answered may close on somebody who still sends; what came before that counts.
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    for (const chunk of chunks) socket.write(chunk, 'latin1');
  });
  return parseAnswers(Buffer.concat(received).toString('latin1'));
}

/** The text of a request, `Host` and `Connection: close` added. */
export function rawRequest(requestLine: string, ...headers: readonly string[]): string {
  return [`${requestLine} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');
}

function parseAnswers(text: string): RawAnswer[] {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return [];
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const start = end + 4;
  const length = Number(headers['content-length'] ?? 0);
  const body = text.slice(start, start + length);
  return [{ status, headers, body: parseBody(body) }, ...parseAnswers(text.slice(start + length))];
}

function parseBody(body: string): TestBody {
  if (body === '') return {};
  try {
    return JSON.parse(body) as TestBody;
  } catch {
    return { text: body };
  }
}
