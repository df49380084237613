import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** DigitalOcean's own MCP server, a Go program over its Go client, pointed at an origin: the nearest thing to doctl that npm brings. */
export interface McpClient {
  /** Calls a tool; answers the JSON that it returns, or its text. Rejects with the tool's message when it reports an error. */
  call(tool: string, input?: object): Promise<unknown>;
  stop(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: { readonly isError?: boolean; readonly content?: readonly { readonly text?: string }[] };
}

const ENTRY = fileURLToPath(import.meta.resolve('@digitalocean/mcp/index.js'));
const SERVICES = 'accounts,droplets,networking,volumes';

export async function startMcpClient({ origin, token }: { origin: string; token: string }): Promise<McpClient> {
  const flags = ['-digitalocean-api-endpoint', `${origin}/`, '-services', SERVICES];
  const child = spawn(process.execPath, [ENTRY, ...flags], {
    env: { ...process.env, DIGITALOCEAN_API_TOKEN: token },
    stdio: ['pipe', 'pipe', 'ignore'],
    // The entry only starts another process, which must be ended with it.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, (message: Message) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  let lastId = 0;
  const send = (message: object): boolean => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const ask = (method: string, params: object): Promise<Message> => {
    const id = ++lastId;
    const answered = new Promise<Message>((resolve, reject) => {
      waiting.set(id, resolve);
      void ended.then(() => reject(new Error(`The MCP server ended before it answered ${method}.`)));
    });
    send({ id, method, params });
    return answered;
  };
  const clientInfo = { name: 'postern-test', version: '1' };
  await ask('initialize', { protocolVersion: '2024-11-05', capabilities: {}, clientInfo });
  send({ method: 'notifications/initialized' });
  return {
    call: async (name, input = {}) => resultOf(await ask('tools/call', { name, arguments: input })),
    stop: async () => {
      if (child.pid !== undefined) process.kill(-child.pid);
      await ended;
    },
  };
}

function resultOf({ error, result }: Message): unknown {
  const text = error?.message ?? result?.content?.map((part) => part.text ?? '').join('') ?? '';
  if (error !== undefined || result?.isError === true) throw new Error(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
