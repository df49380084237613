import { defineCommand } from '../../command/command.ts';
import { completeVpcs } from './complete-vpcs.ts';
import { vpcColumns } from './vpc-columns.ts';

export const getVpc = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a VPC network',
  doctl: 'doctl vpcs get',
  columns: vpcColumns,
  arguments: { vpc: { summary: 'the ID of the network', completes: completeVpcs } },
  examples: [{ line: 'vpcs get 5a4981aa-9653-4bd1-bef5-d6bff52042e4', summary: 'one network' }],
  async run(context, { args }) {
    const api = await context.api();
    const { vpc } = await api.call('vpcs_get', { params: { vpc_id: args.vpc } });
    context.output.rows(vpcColumns, [vpc]);
  },
});

export const listVpcs = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your VPC networks, oldest first',
  doctl: 'doctl vpcs list',
  columns: vpcColumns,
  examples: [{ line: 'vpcs list --format Name,IPRange,Region', summary: 'what is where' }],
  async run(context) {
    const api = await context.api();
    context.output.rows(vpcColumns, await api.all('vpcs_list', {}, (page) => page.vpcs));
  },
});
