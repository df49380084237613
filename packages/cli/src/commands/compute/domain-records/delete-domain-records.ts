import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeDomains } from '../domains/complete-domains.ts';

export const deleteDomainRecords = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Remove records from a domain',
  doctl: 'doctl compute domain records delete',
  arguments: {
    domain: { summary: 'the name of the domain', completes: completeDomains },
    record: { summary: 'the ID of the record', many: true },
  },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [{ line: 'compute domain records delete example.com 28448433', summary: 'asks first' }],
  async run(context, { args, options: { force } }) {
    const ids = args.record.map((word) => readId(word, 'a record'));
    const api = await context.api();
    const paramsOf = (id: number) => ({ domain_name: args.domain, domain_record_id: id });
    await deleteById(context, ids, {
      wording: { one: 'domain record', many: 'domain records' },
      force,
      nameOf: async (id) => {
        const { domain_record: record } = await api.call('domains_get_record', { params: paramsOf(id) });
        return `${record.type} ${record.name}`;
      },
      remove: (id) => api.call('domains_delete_record', { params: paramsOf(id) }),
    });
  },
});
