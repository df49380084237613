import type { CommandCall, CommandCalls, CommandWorld } from '../command-call.ts';
import { makeDroplet } from '../make-droplet.ts';

/** A Droplet, and the ID of the action that made it. */
async function makeActed({
  request,
}: CommandWorld): Promise<{ readonly dropletId: number; readonly actionId: number }> {
  const dropletId = await makeDroplet(request, { name: 'acted-2' });
  const { actions } = await request('GET', `/v2/droplets/${dropletId}/actions`);
  return { dropletId, actionId: (actions as readonly { readonly id: number }[])[0]?.id ?? 0 };
}

interface ActWish {
  readonly isOff?: boolean;
  readonly backups?: boolean;
}

/** Does something to a Droplet that was made for it with the fields of `wish`. */
function act(verb: string, rest: readonly string[] = [], { isOff = false, ...wish }: ActWish = {}): CommandCall {
  return {
    argv: async (world) => {
      const id = await makeDroplet(world.request, { name: `${verb}-1`, ...wish });
      if (isOff) await world.request('POST', `/v2/droplets/${id}/actions`, { type: 'power_off' });
      return ['compute', 'droplet-action', verb, String(id), ...rest];
    },
    prints: new RegExp(
      `^ID {2,}Status {2,}Type.*\\n\\d+ {2,}(?:completed|in-progress) {2,}${verb.replaceAll('-', '_')}`,
    ),
  };
}

export const actionCalls: CommandCalls = {
  'compute action get': {
    argv: async (world) => ['compute', 'action', 'get', String((await makeActed(world)).actionId)],
    prints: /^ID {2,}Status.*\n\d+ {2,}\S+ {2,}create/,
  },
  'compute action list': {
    argv: async (world) => {
      await makeActed(world);
      return ['compute', 'action', 'list', '--action-type', 'create'];
    },
    prints: /^ID {2,}Status.*\n\d+ {2,}\S+ {2,}create/,
  },
  'compute action wait': {
    argv: async (world) => ['compute', 'action', 'wait', String((await makeActed(world)).actionId)],
    prints: /^ID {2,}Status.*\n\d+ {2,}completed {2,}create/,
  },
  'compute droplet-action change-backup-policy': act(
    'change-backup-policy',
    ['--backup-policy-plan', 'weekly', '--backup-policy-weekday', 'sun', '--backup-policy-hour', '4'],
    { backups: true },
  ),
  'compute droplet-action change-kernel': {
    ...act('change-kernel', ['--kernel-id', '7']),
    prints: /there is no kernel 7/,
    refused: true,
    code: 1,
  },
  'compute droplet-action disable-backups': act('disable-backups', [], { backups: true }),
  'compute droplet-action enable-backups': act('enable-backups'),
  'compute droplet-action enable-ipv6': act('enable-ipv6'),
  'compute droplet-action enable-private-networking': act('enable-private-networking'),
  'compute droplet-action get': {
    argv: async (world) => {
      const { dropletId, actionId } = await makeActed(world);
      return ['compute', 'droplet-action', 'get', String(dropletId), '--action-id', String(actionId)];
    },
    prints: /^ID {2,}Status.*\n\d+ {2,}\S+ {2,}create/,
  },
  'compute droplet-action password-reset': act('password-reset'),
  'compute droplet-action power-cycle': act('power-cycle'),
  'compute droplet-action power-off': act('power-off'),
  'compute droplet-action power-on': act('power-on', [], { isOff: true }),
  'compute droplet-action reboot': act('reboot'),
  'compute droplet-action rebuild': act('rebuild', ['--image', 'debian-12-x64']),
  'compute droplet-action rename': act('rename', ['--droplet-name', 'renamed-1']),
  'compute droplet-action resize': act('resize', ['--size', 's-1vcpu-2gb'], { isOff: true }),
  'compute droplet-action restore': {
    ...act('restore'),
    argv: async (world) => {
      const { dropletId } = await makeActed(world);
      await world.request('POST', `/v2/droplets/${dropletId}/actions`, { type: 'snapshot', name: 'before' });
      const { snapshots } = await world.request('GET', `/v2/droplets/${dropletId}/snapshots`);
      const image = (snapshots as readonly { readonly id: number }[])[0]?.id;
      return ['compute', 'droplet-action', 'restore', String(dropletId), '--image-id', String(image)];
    },
  },
  'compute droplet-action shutdown': act('shutdown'),
  'compute droplet-action snapshot': act('snapshot', ['--snapshot-name', 'kept']),
};
