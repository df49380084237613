import { defineCommand } from '../../../command/command.ts';
import { usageFailure } from '../../../failure.ts';
import { completeProjects } from '../../projects/complete-projects.ts';
import { completeDroplets } from '../droplets/complete-droplets.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { reservedIpColumns } from './reserved-ip-columns.ts';

export const createReservedIp = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Reserve an IP address for a region, or for a Droplet',
  doctl: 'doctl compute reserved-ip create',
  columns: reservedIpColumns,
  options: {
    region: { kind: 'text', value: 'slug', summary: 'where; not with --droplet-id', completes: completeRegions },
    'droplet-id': {
      kind: 'number',
      value: 'id',
      summary: 'the Droplet to assign it to',
      completes: completeDroplets,
    },
    'project-id': {
      kind: 'text',
      value: 'id',
      summary: 'the project it belongs to; not with --droplet-id',
      completes: completeProjects,
    },
  },
  examples: [
    { line: 'compute reserved-ip create --region nyc3', summary: 'kept for later' },
    { line: 'compute reserved-ip create --droplet-id 12', summary: 'assigned at once' },
  ],
  async run(context, { options: { region, 'droplet-id': dropletId, 'project-id': projectId } }) {
    if ((region === undefined) === (dropletId === undefined)) {
      throw usageFailure('Give --region or --droplet-id, not both.');
    }
    if (projectId !== undefined && dropletId !== undefined) {
      throw usageFailure('Give --project-id or --droplet-id, not both: it goes where the Droplet is.');
    }
    const api = await context.api();
    const { reserved_ip: address } = await api.call('reservedIPs_create', {
      body: {
        ...(region !== undefined && { region }),
        ...(dropletId !== undefined && { droplet_id: dropletId }),
        ...(projectId !== undefined && { project_id: projectId }),
      },
    });
    context.output.rows(reservedIpColumns, [address]);
  },
});
