import { defineCommand } from '../../command/command.ts';
import { deleteById } from '../delete-by-id.ts';
import { completeVpcs } from './complete-vpcs.ts';

export const deleteVpcs = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Delete VPC networks that have no members',
  description: 'The default network of a region cannot be deleted before another one is the default.',
  doctl: 'doctl vpcs delete',
  arguments: { vpc: { summary: 'the ID of the network', many: true, completes: completeVpcs } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [{ line: 'vpcs delete 5a4981aa-9653-4bd1-bef5-d6bff52042e4', summary: 'asks first' }],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.vpc, {
      wording: { one: 'VPC', many: 'VPCs' },
      force,
      nameOf: async (id) => (await api.call('vpcs_get', { params: { vpc_id: id } })).vpc.name,
      remove: (id) => api.call('vpcs_delete', { params: { vpc_id: id } }),
    });
  },
});
