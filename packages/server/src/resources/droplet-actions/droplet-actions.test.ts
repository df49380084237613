import { routeTable, type DropletActionType } from '@postern/api';
import { describe, expect, it } from 'vitest';
import { dropletActionRules, outcomeOf } from './droplet-actions.ts';
import { withFeature, withoutFeature } from './droplet-features.ts';

const PENDING = 'Droplet already has a pending event.';
const ARCHIVED = 'Droplet is archived.';
const POWER_OFF_FIRST = 'Droplet is currently on. Please power it off to run this event.';
const POWER_ON_FIRST = 'Droplet is currently off. Please power it on to run this event.';

/** What becomes of a Droplet that is on, and of one that is off: a state, or the sentence of a refusal. */
const EXPECTED: Readonly<Record<DropletActionType, readonly [whenActive: string, whenOff: string]>> = {
  power_on: ['Droplet is already powered on', 'active'],
  power_off: ['off', 'Droplet is already powered off'],
  shutdown: ['off', 'off'],
  reboot: ['active', POWER_ON_FIRST],
  power_cycle: ['active', POWER_ON_FIRST],
  password_reset: ['active', 'off'],
  resize: [POWER_OFF_FIRST, 'off'],
  rename: ['active', 'off'],
  snapshot: ['active', 'off'],
  enable_backups: ['active', 'off'],
  disable_backups: ['active', 'off'],
  change_backup_policy: ['active', 'off'],
  restore: ['active', 'active'],
  rebuild: ['active', 'active'],
  enable_ipv6: ['active', 'off'],
  enable_private_networking: ['active', 'off'],
  change_kernel: ['active', 'off'],
};
const types = Object.keys(EXPECTED) as DropletActionType[];

function sayOutcome(type: DropletActionType, status: Parameters<typeof outcomeOf>[1]): string {
  const outcome = outcomeOf(type, status);
  return 'leaves' in outcome ? outcome.leaves : outcome.refusal;
}

describe('what can be done to a Droplet', () => {
  it('is everything that requests may ask for', () => {
    expect(Object.keys(dropletActionRules).toSorted()).toEqual(types.toSorted());
    const answer = routeTable.dropletActions_post.body.safeParse({ type: 'explode' });
    const message = answer.error?.issues[0]?.message ?? '';
    expect(message.match(/\w+(?=[,.])/g)?.toSorted()).toEqual(types.toSorted());
  });

  it.each(types)('%s, when it is on, off, being made or put away', (type) => {
    const found = (['active', 'off', 'new', 'archive'] as const).map((status) => sayOutcome(type, status));
    expect(found).toEqual([...EXPECTED[type], PENDING, ARCHIVED]);
  });
});

describe('the features of a Droplet', () => {
  it('keep their order, each once', () => {
    expect(withFeature('private_networking droplet_agent', 'ipv6')).toBe('ipv6 private_networking droplet_agent');
    expect(withFeature('backups ipv6', 'ipv6')).toBe('backups ipv6');
    expect(withFeature('', 'backups')).toBe('backups');
  });

  it('lose one, and keep the others', () => {
    expect(withoutFeature('backups ipv6 monitoring', 'backups')).toBe('ipv6 monitoring');
    expect(withoutFeature('ipv6', 'backups')).toBe('ipv6');
    expect(withoutFeature('backups', 'backups')).toBe('');
  });
});
