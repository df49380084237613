import { defineCommand } from '../../../command/command.ts';
import { completeDomains } from './complete-domains.ts';
import { domainColumns } from './domain-columns.ts';

export const getDomain = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a domain',
  doctl: 'doctl compute domain get',
  columns: domainColumns,
  arguments: { domain: { summary: 'the name of the domain', completes: completeDomains } },
  examples: [{ line: 'compute domain get example.com --output json', summary: 'with its zone file' }],
  async run(context, { args }) {
    const api = await context.api();
    const { domain } = await api.call('domains_get', { params: { domain_name: args.domain } });
    context.output.rows(domainColumns, [domain]);
  },
});

export const listDomains = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your domains',
  doctl: 'doctl compute domain list',
  columns: domainColumns,
  examples: [{ line: 'compute domain list', summary: 'all of them' }],
  async run(context) {
    const api = await context.api();
    context.output.rows(domainColumns, await api.all('domains_list', {}, (page) => page.domains));
  },
});
