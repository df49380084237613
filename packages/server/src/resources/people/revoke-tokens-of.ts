import { describeActor, revokeToken, type Engine, type Request, type TokenRecord } from '@postern/engine';

const PAGE = 200;

/** Revokes the tokens that a person made in an account; those that they minted in turn go with them. Answers how many were made. */
export async function revokeTokensOf(
  engine: Engine,
  request: Request,
  { accountId, email }: { accountId: number; email: string },
): Promise<number> {
  const tokens = await tokensBy(engine, accountId, describeActor({ kind: 'person', name: email }));
  for (const { id: tokenId } of tokens) {
    const revoked = await revokeToken(engine, request, { accountId, tokenId, reason: 'owner_left' });
    if (revoked.ok || revoked.refusal.code === 'token_not_active') continue;
    throw new Error(`A token was not revoked: ${revoked.refusal.code}`);
  }
  return tokens.length;
}

async function tokensBy(engine: Engine, accountId: number, actor: string): Promise<TokenRecord[]> {
  const now = new Date(engine.clock.now());
  const found: TokenRecord[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const filter = { state: 'active', now, limit: PAGE, offset } as const;
    const { items } = await engine.store.listTokens(accountId, filter);
    found.push(...items.filter(({ createdBy }) => createdBy === actor));
    if (items.length < PAGE) return found;
  }
}
