import { dayBefore } from '@postern/engine';
import type { TestServer } from './test-server.ts';

export interface UsedTokenOptions {
  readonly name?: string;
  readonly scopes?: readonly string[];
  /** How a program named itself. */
  readonly userAgent?: string;
}

/** A token with 30 days behind it: two programs that read Droplets and images, and one that may not delete. */
export async function addUsedToken(
  server: TestServer,
  options: UsedTokenOptions = {},
): Promise<{ id: number; secret: string }> {
  const { name = 'ci-deploy', scopes = ['droplets:write', 'images:read'], userAgent = 'doctl/1.104' } = options;
  const token = await server.issue(scopes, { name, expiresAt: new Date(Date.now() + 40 * 86_400_000) });
  const now = new Date();
  const count = { tokenId: token.id, lastAt: now, changes: false };
  const days = Array.from({ length: 29 }, (_, age) => age + 1);
  await server.engine.store.recordRequests(
    days.flatMap((age) => {
      const day = dayBefore(now, age);
      const weekend = [0, 6].includes(new Date(day).getUTCDay());
      const requests = (weekend ? 40 : 300) + ((age * 37) % 160);
      const reads = { ...count, day, outcome: 'allowed', requests, missing: [] } as const;
      const refused = { ...count, day, outcome: 'missing_permission', requests: age % 9, changes: true } as const;
      return [
        { ...reads, permissions: ['droplet:read'] },
        { ...reads, permissions: ['image:read'], requests: 20 },
        ...(age % 9 > 5 ? [{ ...refused, permissions: ['domain:create'], missing: ['domain:create'] }] : []),
        ...(age === 12
          ? [{ ...refused, outcome: 'rate_limited' as const, requests: 90, permissions: ['droplet:read'], missing: [] }]
          : []),
      ];
    }),
  );
  await server.engine.store.recordClients(
    [
      { address: '203.0.113.7', userAgent, requests: 7204, day: dayBefore(now, 1) },
      { address: '2001:db8::17', userAgent: 'Terraform/1.9', requests: 412, day: dayBefore(now, 3) },
    ].map((client) => ({ ...client, tokenId: token.id, lastAt: new Date(`${client.day}T09:30:00Z`) })),
  );
  return token;
}
