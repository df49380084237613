import type { DropletActionType } from '@postern/api';
import type { DropletRow } from '../droplets/droplet-details.ts';

type Status = DropletRow['status'];

/** What becomes of a Droplet in a state, or the sentence that says why nothing does. */
export type Outcome = { readonly leaves: 'active' | 'off' } | { readonly refusal: string };

interface Rule {
  readonly whenActive: Outcome;
  readonly whenOff: Outcome;
}

/** What real clients look for: some wait and ask again, some go on. */
export const PENDING = 'Droplet already has a pending event.';
const POWER_OFF_FIRST = 'Droplet is currently on. Please power it off to run this event.';
const POWER_ON_FIRST = 'Droplet is currently off. Please power it on to run this event.';

const active: Outcome = { leaves: 'active' };
const off: Outcome = { leaves: 'off' };
const unchanged: Rule = { whenActive: active, whenOff: off };
const onlyActive: Rule = { whenActive: active, whenOff: { refusal: POWER_ON_FIRST } };

/** In which states each action can be done, and in which it leaves a Droplet. */
export const dropletActionRules: Readonly<Record<DropletActionType, Rule>> = {
  power_on: { whenActive: { refusal: 'Droplet is already powered on' }, whenOff: active },
  power_off: { whenActive: off, whenOff: { refusal: 'Droplet is already powered off' } },
  // Only asks the machine, so that one that is off has nothing to refuse.
  shutdown: { whenActive: off, whenOff: off },
  reboot: onlyActive,
  power_cycle: onlyActive,
  password_reset: unchanged,
  resize: { whenActive: { refusal: POWER_OFF_FIRST }, whenOff: off },
  rename: unchanged,
  snapshot: unchanged,
  enable_backups: unchanged,
  disable_backups: unchanged,
  change_backup_policy: unchanged,
  // A machine starts when there is something new on its disk.
  restore: { whenActive: active, whenOff: active },
  rebuild: { whenActive: active, whenOff: active },
  enable_ipv6: unchanged,
  enable_private_networking: unchanged,
  change_kernel: unchanged,
};

/** What an action does to a Droplet that nothing else is being done to. One that is being made, or put away, has none done to it. */
export function outcomeOf(type: DropletActionType, status: Status): Outcome {
  const rule = dropletActionRules[type];
  switch (status) {
    case 'active':
      return rule.whenActive;
    case 'off':
      return rule.whenOff;
    case 'new':
      return { refusal: PENDING };
    case 'archive':
      return { refusal: 'Droplet is archived.' };
  }
}
