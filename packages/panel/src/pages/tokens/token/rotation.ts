import type { TokenDetail } from '@postern/api';

export type TokenSecret = TokenDetail['secrets'][number];

/** A token's two secrets while both work. */
export interface Rotation {
  readonly old: TokenSecret;
  readonly fresh: TokenSecret;
}

/**
 * Whether the old secret can be let go: `quiet` when it was not used since the new one was first used, or for a quarter of an
 * hour; `in_use` when it was. `new_unused`: nobody has used the new one yet.
 */
export type RotationProgress = 'new_unused' | 'in_use' | 'quiet';

const QUIET_MS = 15 * 60_000;

export function isLiveSecret({ retires_at: at }: TokenSecret, nowMs: number): boolean {
  return at === null || Date.parse(at) > nowMs;
}

/** The rotation under way, or `null` when only one secret works. */
export function rotationOf({ secrets }: Pick<TokenDetail, 'secrets'>, nowMs: number): Rotation | null {
  const fresh = secrets.find(({ retires_at }) => retires_at === null);
  const old = secrets.findLast((secret) => secret !== fresh && isLiveSecret(secret, nowMs));
  return fresh === undefined || old === undefined ? null : { old, fresh };
}

export function progressOf({ old, fresh }: Rotation, nowMs: number): RotationProgress {
  if (fresh.last_used_at === null && fresh.first_used_at === null) return 'new_unused';
  if (old.last_used_at === null) return 'quiet';
  const lastUse = Date.parse(old.last_used_at);
  const isSilent = nowMs - lastUse >= QUIET_MS;
  // Times are in whole seconds: a use in the same second may have come after.
  const isLeft = fresh.first_used_at !== null && lastUse < Date.parse(fresh.first_used_at);
  return isSilent || isLeft ? 'quiet' : 'in_use';
}
