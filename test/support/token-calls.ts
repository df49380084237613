import type { IssuedToken, Problem, Token, TokenDetail } from '@postern/api';
import type { TestAnswer, TestServer } from './test-server.ts';

/** Everything that an account can do: the preset of the first token. */
export const FULL_ACCESS = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];

/** A token with its secret, as creating and rotating answer it. */
export interface HeldToken extends IssuedToken {
  readonly answer: TestAnswer;
}

/** Mints a token over HTTP; throws with the answer when that is no 201. */
export function mint(server: TestServer, by: string, body: object): Promise<HeldToken> {
  return expectIssued(server.request('POST', '/v2/tokens', { token: by, body: { name: 'Minted', ...body } }));
}

/** Rotates a token over HTTP; throws with the answer when that is no 201. */
export function rotate(
  server: TestServer,
  by: string,
  { id, ...body }: { readonly id: number } & Readonly<Record<string, unknown>>,
): Promise<HeldToken> {
  return expectIssued(server.request('POST', `/v2/tokens/${id}/rotate`, { token: by, body }));
}

/** The token as it sees itself. */
export async function ownToken(server: TestServer, secret: string): Promise<TokenDetail> {
  const answer = await server.request('GET', '/v2/tokens/self', { token: secret });
  if (answer.status !== 200) throw new Error(`GET /v2/tokens/self: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body['token'] as TokenDetail;
}

/** What a secret opens now: the status of the call that any valid token may make. */
export async function statusOf(server: TestServer, secret: string): Promise<number> {
  return (await server.request('GET', '/v1/oauth/token/info', { token: secret })).status;
}

/** Throws unless the server still takes the token. */
export async function assertServes(server: TestServer, secret: string): Promise<void> {
  const status = await statusOf(server, secret);
  if (status !== 200) throw new Error(`The server answers ${status} to a good token.`);
}

/** An error answer's body. */
export function problemIn(answer: TestAnswer): Problem {
  return answer.body as unknown as Problem;
}

/** A token's state, read without a token. */
export async function findToken(server: TestServer, id: number): Promise<Token> {
  const { secret } = await server.issue(['tokens:read']);
  const answer = await server.request('GET', `/v2/tokens/${id}`, { token: secret });
  return answer.body['token'] as Token;
}

/** The part of a secret that names it. */
export function publicIdOf(secret: string): string {
  return secret.slice(7, 17);
}

async function expectIssued(asked: Promise<TestAnswer>): Promise<HeldToken> {
  const answer = await asked;
  if (answer.status !== 201) throw new Error(`Not issued: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...(answer.body as unknown as IssuedToken), answer };
}
