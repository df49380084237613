import { defineCommand } from '../../command/command.ts';
import { deleteById } from '../delete-by-id.ts';
import { completeProjects } from './complete-projects.ts';

export const deleteProjects = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Delete projects',
  description: 'A project must be empty, and not the default one.',
  doctl: 'doctl projects delete',
  arguments: { project: { summary: 'its ID', many: true, completes: completeProjects } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [{ line: 'projects delete 4e1bfbc3-dc3e-41f2-a18f-1b4d7ba71679', summary: 'asks first' }],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.project, {
      wording: { one: 'project', many: 'projects' },
      force,
      nameOf: async (id) => (await api.call('projects_get', { params: { project_id: id } })).project.name,
      remove: (id) => api.call('projects_delete', { params: { project_id: id } }),
    });
  },
});
