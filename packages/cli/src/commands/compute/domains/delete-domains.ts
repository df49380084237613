import { defineCommand } from '../../../command/command.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeDomains } from './complete-domains.ts';

export const deleteDomains = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Remove domains with all their records',
  doctl: 'doctl compute domain delete',
  arguments: { domain: { summary: 'the name of the domain', many: true, completes: completeDomains } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [{ line: 'compute domain delete example.com', summary: 'asks first' }],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.domain, {
      wording: {
        one: 'domain',
        many: 'domains',
        lossOfOne: 'Its records go with it.',
        lossOfMany: 'Their records go with them.',
      },
      force,
      remove: (domain) => api.call('domains_delete', { params: { domain_name: domain } }),
    });
  },
});
