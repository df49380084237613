import { defineCommand } from '../../../command/command.ts';
import { domainColumns } from './domain-columns.ts';

export const createDomain = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Add a domain',
  doctl: 'doctl compute domain create',
  columns: domainColumns,
  arguments: { domain: { summary: 'such as example.com' } },
  options: {
    'ip-address': { kind: 'text', value: 'address', summary: 'make a record of this address for the domain itself' },
  },
  examples: [{ line: 'compute domain create example.com --ip-address 203.0.113.7', summary: 'with a first record' }],
  async run(context, { args, options: { 'ip-address': address } }) {
    const api = await context.api();
    const { domain } = await api.call('domains_create', {
      body: { name: args.domain, ...(address !== undefined && { ip_address: address }) },
    });
    context.output.rows(domainColumns, [domain]);
  },
});
