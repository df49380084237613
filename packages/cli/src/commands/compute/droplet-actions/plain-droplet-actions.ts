import type { Command } from '../../../command/command.ts';
import { defineDropletAction } from './define-droplet-action.ts';

/** Whatever is done to a Droplet and takes no more than its name. */
export const plainDropletActions: readonly Command[] = [
  defineDropletAction({
    name: 'disable-backups',
    summary: 'Take no more backups of a Droplet',
    description: 'The backups that there are stay.',
    request: () => ({ type: 'disable_backups' }),
  }),
  defineDropletAction({
    name: 'enable-ipv6',
    summary: 'Give a Droplet an IPv6 address',
    request: () => ({ type: 'enable_ipv6' }),
  }),
  defineDropletAction({
    name: 'enable-private-networking',
    summary: 'Put a Droplet on a private network',
    description: 'Kept for old scripts: every Droplet is on one.',
    request: () => ({ type: 'enable_private_networking' }),
  }),
  defineDropletAction({
    name: 'password-reset',
    summary: 'Give the root user of a Droplet a new password',
    description: 'This turns the Droplet off and on again.',
    request: () => ({ type: 'password_reset' }),
  }),
  defineDropletAction({
    name: 'power-cycle',
    summary: 'Turn a Droplet off and on again, whatever it is doing',
    request: () => ({ type: 'power_cycle' }),
  }),
  defineDropletAction({
    name: 'power-off',
    summary: 'Turn a Droplet off, whatever it is doing',
    description:
      'As if its cable were pulled. Try "shutdown" first. A Droplet that is off costs as much as one that is on.',
    request: () => ({ type: 'power_off' }),
  }),
  defineDropletAction({
    name: 'power-on',
    summary: 'Turn a Droplet on',
    request: () => ({ type: 'power_on' }),
  }),
  defineDropletAction({
    name: 'reboot',
    summary: 'Restart a Droplet',
    request: () => ({ type: 'reboot' }),
  }),
  defineDropletAction({
    name: 'shutdown',
    summary: 'Ask a Droplet to turn itself off',
    description: 'A Droplet that does not listen stays on; "power-off" turns that off too.',
    request: () => ({ type: 'shutdown' }),
  }),
];
