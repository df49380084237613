import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './http/problem.ts';
import { sendProblem } from './http/send.ts';

/** What the API has for itself; everything else is the panel's. */
const API_PATH = /^\/+(?:v1|v2|auth|oauth|authorize|openapi\.json|healthz|readyz|metrics)(?:[/?]|$)/;
const NONCE_PLACE = /POSTERN_NONCE/g;
const NONCE_BYTES = 18;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** By the name that `Accept-Encoding` has for them, the smallest first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Files by their path in the URL. Nothing outside this map can be served, so no path can lead out of it. */
type PanelFiles = ReadonlyMap<string, Buffer>;

export interface Panel {
  /** Answers a request that no route has, when it is the panel's; `false` when it is not. */
  answer(request: FastifyRequest, reply: FastifyReply, origin: string): Promise<boolean>;
}

/** The control panel's built files, read when the first of them is asked for. */
export function createPanel(folder: string = builtPanelFolder()): Panel {
  let files: PanelFiles | null = null;
  return {
    answer: async (request, reply, origin) => {
      if (!isPanelRequest(request)) return false;
      files ??= readFiles(folder);
      const path = request.url.replace(/[?#].*$/s, '');
      if (files === null) sendNotBuilt(reply);
      else if (path !== '/index.html' && files.has(path)) sendFile(request, reply, { files, path });
      else if (path.startsWith('/assets/') || extname(path) !== '') await sendProblem(reply, notFound());
      else sendPage(reply, files, origin);
      return true;
    },
  };
}

function builtPanelFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@postern/panel/package.json')), 'dist');
}

function isPanelRequest({ method, url }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && url.startsWith('/') && !API_PATH.test(url);
}

function readFiles(folder: string): PanelFiles | null {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const files = new Map(
      paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, readFileSync(path)] as const),
    );
    return files.has('/index.html') ? files : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function sendNotBuilt(reply: FastifyReply): void {
  reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The control panel has not been built. Run npm run build, and load this page again.\n');
}

/** What is under `/assets/` has its content's hash in its name, so it never changes. */
function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { files, path }: { readonly files: PanelFiles; readonly path: string },
): void {
  const type = TYPES[extname(path)];
  if (type === undefined || path.startsWith('/.')) {
    void sendProblem(reply, notFound());
    return;
  }
  const isHashed = path.startsWith('/assets/');
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  const [encoding, ending] = ENCODINGS.find(([name, end]) => accepted.has(name) && files.has(path + end)) ?? ['', ''];
  reply
    .headers({
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'accept-encoding',
      ...(encoding !== '' && { 'content-encoding': encoding }),
    })
    .type(type)
    .send(files.get(path + ending));
}

function acceptedEncodings(header: string | string[] = ''): ReadonlySet<string> {
  const names = String(header)
    .split(',')
    .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/i.test(part))
    .map((part) => part.replace(/;.*$/s, '').trim().toLowerCase());
  return new Set(names);
}

/** The one page of the panel, with a nonce of its own for the styles that it makes while it runs. */
function sendPage(reply: FastifyReply, files: PanelFiles, origin: string): void {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const page = files.get('/index.html')?.toString('utf8').replace(NONCE_PLACE, nonce);
  reply.headers(pageHeaders(nonce, origin)).type('text/html; charset=utf-8').send(page);
}

function pageHeaders(nonce: string, origin: string): Readonly<Record<string, string>> {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `manifest-src 'self'`,
  ];
  return {
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    ...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
