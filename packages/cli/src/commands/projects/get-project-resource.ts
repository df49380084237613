import type { Api } from '../../api/api.ts';
import { defineCommand } from '../../command/command.ts';
import { usageFailure } from '../../failure.ts';
import type { Output } from '../../output/output.ts';
import { domainColumns } from '../compute/domains/domain-columns.ts';
import { dropletColumns } from '../compute/droplets/droplet-columns.ts';
import { reservedIpColumns } from '../compute/reserved-ips/reserved-ip-columns.ts';
import { volumeColumns } from '../compute/volumes/volume-columns.ts';
import { completeUrns } from './complete-urns.ts';
import { projectResourceColumns } from './project-columns.ts';

interface Asked {
  readonly api: Api;
  readonly output: Output;
  readonly id: string;
}

/** By the second word of the URN. Each prints the resource itself, with the columns of its kind. */
const kinds: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  droplet: async ({ api, output, id }) =>
    output.rows(dropletColumns, [(await api.call('droplets_get', { params: { droplet_id: id } })).droplet]),
  volume: async ({ api, output, id }) =>
    output.rows(volumeColumns, [(await api.call('volumes_get', { params: { volume_id: id } })).volume]),
  domain: async ({ api, output, id }) =>
    output.rows(domainColumns, [(await api.call('domains_get', { params: { domain_name: id } })).domain]),
  reservedip: showReservedIp,
  // What reserved IPs used to be called.
  floatingip: showReservedIp,
};

async function showReservedIp({ api, output, id }: Asked): Promise<void> {
  const { reserved_ip: address } = await api.call('reservedIPs_get', { params: { reserved_ip: id } });
  output.rows(reservedIpColumns, [address]);
}

export const getProjectResource = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a resource by its URN',
  description: 'It prints the resource itself, so --format takes the columns of its kind: those of a Droplet, for one.',
  doctl: 'doctl projects resources get',
  columns: projectResourceColumns,
  arguments: { urn: { summary: 'such as do:droplet:12', completes: completeUrns } },
  examples: [{ line: 'projects resources get do:droplet:12', summary: 'a Droplet' }],
  async run(context, { args }) {
    const [, kind = '', id = ''] = /^do:([^:\s]+):([^:\s]+)$/.exec(args.urn) ?? [];
    const show = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (show === undefined) {
      throw usageFailure(`"${args.urn}" is not the URN of anything here. It looks like do:droplet:12.`, [
        `The word in the middle is one of ${Object.keys(kinds).join(', ')}.`,
      ]);
    }
    await show({ api: await context.api(), output: context.output, id });
  },
});
