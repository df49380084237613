import { defineCommand } from '../../../command/command.ts';
import { usageFailure } from '../../../failure.ts';
import { completeDomains } from '../domains/complete-domains.ts';
import { domainRecordColumns } from './domain-record-columns.ts';
import { domainRecordOptions, readRecordFields } from './domain-record-options.ts';

export const createDomainRecord = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Add a record to a domain',
  doctl: 'doctl compute domain records create',
  columns: domainRecordColumns,
  arguments: { domain: { summary: 'the name of the domain', completes: completeDomains } },
  options: { ...domainRecordOptions, 'record-ttl': { ...domainRecordOptions['record-ttl'], default: 1800 } },
  examples: [
    {
      line: 'compute domain records create example.com --record-type A --record-name www --record-data 203.0.113.7',
      summary: 'www.example.com',
    },
  ],
  async run(context, { args, options }) {
    const { type, ...fields } = readRecordFields(options);
    if (type === undefined) throw usageFailure('Say of which type the record is: --record-type A, for example.');
    const api = await context.api();
    const { domain_record: record } = await api.call('domains_create_record', {
      params: { domain_name: args.domain },
      body: { type, ...fields },
    });
    context.output.rows(domainRecordColumns, [record]);
  },
});
