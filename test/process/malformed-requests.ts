import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** The bytes of a request that puts a secret where none belongs; `owner` lets it come further. */
type MalformedRequest = (secret: string, owner: string) => string;

const HOST = 'host: localhost';
const ANSWER_MS = 2000;

/** Each way to send a token that is not the way, by name. */
export const MALFORMED_REQUESTS: Readonly<Record<string, MalformedRequest>> = {
  'another scheme': (secret) => get('/v2/droplets', `authorization: Token ${secret}`),
  'no scheme': (secret) => get('/v2/droplets', `authorization: ${secret}`),
  'two headers': (secret) => get('/v2/droplets', `${bearer(secret)}\r\n${bearer(secret)}`),
  'a digit too few': (secret) => get('/v2/droplets', bearer(secret.slice(0, -1))),
  'a wrong checksum': (secret) => get('/v2/droplets', bearer(`${secret.slice(0, -6)}000000`)),
  'a wrong secret': (secret, owner) => get('/v2/droplets', bearer(owner.slice(0, 17) + secret.slice(17))),
  'as a password': (secret) => get('/v2/droplets', `authorization: Basic ${base64(`user:${secret}`)}`),
  'another header': (secret) => get('/v2/droplets', `x-api-key: ${secret}`),
  'name of a header': (secret) => get('/v2/droplets', `x-${secret.replaceAll('_', '-')}: 1`),
  'accept and forwarded': (secret) => get('/v2/droplets', `accept: ${secret}\r\nx-forwarded-for: ${secret}`),
  'host and forwarded host': (secret) =>
    `GET /v2/droplets HTTP/1.1\r\nhost: ${secret}\r\nx-forwarded-host: ${secret}\r\n\r\n`,
  'a path without authorization': (secret) => get(`/v2/droplets/${secret}`, 'accept: */*'),
  'a path that is no route': (secret) => get(`/${secret}`, 'accept: */*'),
  'a path that is no URL': (secret, owner) => get(`/v2/%zz/${secret}`, bearer(owner)),
  'a path in full': (secret, owner) => get(`http://localhost/v2/droplets/${secret}`, bearer(owner)),
  'a path': (secret, owner) => get(`/v2/tokens/${secret}`, bearer(owner)),
  'a query': (secret, owner) => get(`/v2/droplets?access_token=${secret}`, bearer(owner)),
  'name of a parameter': (secret, owner) => get(`/v2/droplets?${secret}=1&page=${secret}`, bearer(owner)),
  'a method': (secret) => `${secret} /v2/droplets HTTP/1.1\r\n${HOST}\r\n\r\n`,
  'a broken header': (secret) => get('/v2/droplets', `${bearer(secret)}\r\nbroken header`),
  'half a request': (secret) => get('/v2/droplets', bearer(secret)).slice(0, -4),
  'broken JSON': (secret, owner) => post(`{"name":"${secret}`, owner),
  'a body cut off': (secret, owner) => post(`{"name":"${secret}"}`, owner).slice(0, -2),
  'name of a field': (secret, owner) => post(`{"${secret}":"${secret}"}`, owner),
  'a scope': (secret, owner) => post(`{"name":"x","scopes":["${secret}"]}`, owner),
  'an address': (secret, owner) => post(`{"name":"x","scopes":[],"allowed_ips":["${secret.slice(7)}"]}`, owner),
  'a time': (secret, owner) => post(`{"name":"x","scopes":[],"expires_at":"${secret}"}`, owner),
};

/** Sends bytes over a connection of their own, and answers the first that come back; nothing when none do. */
export async function sendBytes(origin: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  await once(socket, 'connect');
  const answered = once(socket.setEncoding('latin1'), 'data').then(([text]) => text as string);
  socket.write(bytes);
  const text = await Promise.race([
    answered,
    delay(bytes.endsWith('\r\n\r\n') || bytes.endsWith('}') ? ANSWER_MS : 50, ''),
  ]);
  socket.destroy();
  await once(socket, 'close');
  return text;
}

function get(path: string, headers: string): string {
  return `GET ${path} HTTP/1.1\r\n${HOST}\r\n${headers}\r\n\r\n`;
}

function post(body: string, owner: string): string {
  return `POST /v2/tokens HTTP/1.1\r\n${HOST}\r\n${bearer(owner)}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

function bearer(secret: string): string {
  return `authorization: Bearer ${secret}`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
