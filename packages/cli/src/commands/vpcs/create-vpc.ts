import { defineCommand } from '../../command/command.ts';
import { completeRegions } from '../compute/regions/complete-regions.ts';
import { vpcColumns } from './vpc-columns.ts';

export const createVpc = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Create a VPC network',
  doctl: 'doctl vpcs create',
  columns: vpcColumns,
  options: {
    name: { kind: 'text', value: 'name', required: true, summary: 'letters, digits, dots and dashes' },
    description: { kind: 'text', value: 'text', summary: 'what it is for' },
    'ip-range': { kind: 'text', value: 'range', summary: 'private, such as 10.116.0.0/20; left out: a free one' },
    region: { kind: 'text', value: 'slug', required: true, summary: 'where', completes: completeRegions },
  },
  examples: [{ line: 'vpcs create --name staging --region nyc3', summary: 'with a range that is free' }],
  async run(context, { options: { name, description = '', 'ip-range': range, region } }) {
    const api = await context.api();
    const { vpc } = await api.call('vpcs_create', {
      body: { name, description, region, ...(range !== undefined && { ip_range: range }) },
    });
    context.output.rows(vpcColumns, [vpc]);
  },
});
