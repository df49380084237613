import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupPolicyOf, backupWindow, nextBackupAt, type BackupPolicy } from './backup-policy.ts';

const at = (text: string): number => Date.parse(text);
const next = (policy: BackupPolicy, after: string): string => new Date(nextBackupAt(policy, at(after))).toISOString();
const daily = (hour: number): BackupPolicy => ({ plan: 'daily', weekday: null, hour });
const weekly = (weekday: 'SUN' | 'MON' | 'SAT', hour: number): BackupPolicy => ({ plan: 'weekly', weekday, hour });

describe('what a request says of backups', () => {
  it.each([
    [undefined, daily(0)],
    [null, daily(0)],
    [{ plan: undefined, weekday: undefined, hour: 4 }, daily(4)],
    [{ plan: undefined, weekday: 'SAT', hour: 4 }, weekly('SAT', 4)],
    [{ plan: 'daily', weekday: 'MON', hour: 20 }, daily(20)],
    [{ plan: 'weekly', weekday: undefined, hour: null }, weekly('SUN', 0)],
    [{ plan: 'weekly', weekday: 'MON', hour: 8 }, weekly('MON', 8)],
  ] as const)('%j means %j', (asked, policy) => {
    expect(backupPolicyOf(asked)).toEqual(policy);
  });
});

describe('the next window for a backup', () => {
  // 2026-11-22 is a Sunday.
  it.each([
    ['2026-11-22T07:59:59.999Z', daily(8), '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T08:00:00.000Z', daily(8), '2026-11-23T08:00:00.000Z'],
    ['2026-12-31T23:00:00.000Z', daily(0), '2027-01-01T00:00:00.000Z'],
    ['2026-11-21T12:00:00.000Z', weekly('SUN', 4), '2026-11-22T04:00:00.000Z'],
    ['2026-11-22T03:00:00.000Z', weekly('SUN', 4), '2026-11-22T04:00:00.000Z'],
    ['2026-11-22T04:00:00.000Z', weekly('SUN', 4), '2026-11-29T04:00:00.000Z'],
    ['2026-11-22T04:00:00.000Z', weekly('MON', 0), '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T04:00:00.000Z', weekly('SAT', 20), '2026-11-28T20:00:00.000Z'],
  ])('after %s, of %j, begins at %s', (after, policy, expected) => {
    expect(next(policy, after)).toBe(expected);
  });

  it('is four hours long', () => {
    const { start, end } = backupWindow(at('2026-11-22T20:00:00Z'));
    expect([start.toISOString(), end.toISOString()]).toEqual(['2026-11-22T20:00:00.000Z', '2026-11-23T00:00:00.000Z']);
  });

  const policies = fc
    .record({
      plan: fc.constantFrom('daily' as const, 'weekly' as const),
      weekday: fc.constantFrom('SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'),
      hour: fc.constantFrom(0, 4, 8, 12, 16, 20),
    })
    .map((asked) => backupPolicyOf(asked as Parameters<typeof backupPolicyOf>[0]));
  const times = fc.integer({ min: 0, max: at('2100-01-01T00:00:00Z') });

  it('always comes, within a day or a week, on the day and at the hour of the policy', () => {
    fc.assert(
      fc.property(policies, times, (policy, after) => {
        const start = nextBackupAt(policy, after);
        const period = (policy.plan === 'daily' ? 1 : 7) * 86_400_000;
        expect(start).toBeGreaterThan(after);
        expect(start - after).toBeLessThanOrEqual(period);
        const date = new Date(start);
        expect([date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]).toEqual([policy.hour, 0, 0]);
        const weekday = date.toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' }).toUpperCase();
        expect(policy.weekday ?? weekday).toBe(weekday);
        expect(nextBackupAt(policy, start)).toBe(start + period);
      }),
    );
  });
});
