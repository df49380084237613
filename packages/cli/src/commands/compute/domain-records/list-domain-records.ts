import { defineCommand } from '../../../command/command.ts';
import { completeDomains } from '../domains/complete-domains.ts';
import { domainRecordColumns } from './domain-record-columns.ts';

export const listDomainRecords = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List the records of a domain',
  doctl: 'doctl compute domain records list',
  columns: domainRecordColumns,
  arguments: { domain: { summary: 'the name of the domain', completes: completeDomains } },
  examples: [{ line: 'compute domain records list example.com', summary: 'all of them' }],
  async run(context, { args }) {
    const api = await context.api();
    const input = { params: { domain_name: args.domain } };
    const records = await api.all('domains_list_records', input, (page) => page.domain_records);
    context.output.rows(domainRecordColumns, records);
  },
});
