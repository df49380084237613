import { defineCommand } from '../../command/command.ts';
import { completeVpcs } from './complete-vpcs.ts';
import { vpcColumns } from './vpc-columns.ts';

export const updateVpc = defineCommand({
  name: 'update',
  aliases: ['u'],
  summary: 'Rename or describe a VPC network, or make it the default of its region',
  description: 'What is not named stays as it is.',
  doctl: 'doctl vpcs update',
  columns: vpcColumns,
  arguments: { vpc: { summary: 'the ID of the network', completes: completeVpcs } },
  options: {
    name: { kind: 'text', value: 'name', summary: 'the new name' },
    description: { kind: 'text', value: 'text', summary: 'what it is for' },
    default: { kind: 'flag', summary: 'put new Droplets of the region into it' },
  },
  examples: [
    {
      line: 'vpcs update 5a4981aa-9653-4bd1-bef5-d6bff52042e4 --name production --default',
      summary: 'for new Droplets',
    },
  ],
  async run(context, { args, options: { name, description, default: isDefault } }) {
    const api = await context.api();
    const { vpc } = await api.call('vpcs_patch', {
      params: { vpc_id: args.vpc },
      body: {
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...(isDefault && { default: true }),
      },
    });
    context.output.rows(vpcColumns, [vpc]);
  },
});
