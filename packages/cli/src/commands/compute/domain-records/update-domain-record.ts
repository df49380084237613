import { defineCommand } from '../../../command/command.ts';
import { usageFailure } from '../../../failure.ts';
import { completeDomains } from '../domains/complete-domains.ts';
import { domainRecordColumns } from './domain-record-columns.ts';
import { domainRecordOptions, readRecordFields } from './domain-record-options.ts';

export const updateDomainRecord = defineCommand({
  name: 'update',
  aliases: ['u'],
  summary: 'Change a record of a domain',
  description: 'What is not named stays as it is.',
  doctl: 'doctl compute domain records update',
  columns: domainRecordColumns,
  arguments: { domain: { summary: 'the name of the domain', completes: completeDomains } },
  options: { 'record-id': { kind: 'number', value: 'id', summary: 'the ID of the record' }, ...domainRecordOptions },
  examples: [
    {
      line: 'compute domain records update example.com --record-id 28448433 --record-data 203.0.113.8',
      summary: 'another address',
    },
  ],
  async run(context, { args, options }) {
    const { 'record-id': id, ...rest } = options;
    if (id === undefined) throw usageFailure('Say which record: --record-id.');
    const api = await context.api();
    const { domain_record: record } = await api.call('domains_patch_record', {
      params: { domain_name: args.domain, domain_record_id: id },
      body: readRecordFields(rest),
    });
    context.output.rows(domainRecordColumns, [record]);
  },
});
