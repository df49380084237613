import { defineCommand } from '../../command/command.ts';
import { completeUrns } from './complete-urns.ts';
import { completeProjects } from './complete-projects.ts';
import { projectResourceColumns } from './project-columns.ts';

export const assignProjectResources = defineCommand({
  name: 'assign',
  aliases: ['a'],
  summary: 'Move resources into a project',
  doctl: 'doctl projects resources assign',
  columns: projectResourceColumns,
  arguments: { project: { summary: 'its ID, or "default"', completes: completeProjects } },
  options: {
    resource: {
      kind: 'list',
      value: 'urns',
      completes: completeUrns,
      summary: 'what to move, by its URN: do:droplet:12, do:volume:…, do:domain:…, do:reservedip:…',
    },
  },
  examples: [{ line: 'projects resources assign default --resource do:droplet:12', summary: 'a Droplet' }],
  async run(context, { args, options }) {
    const api = await context.api();
    const { resources } = await api.call('projects_assign_resources', {
      params: { project_id: args.project },
      body: { resources: [...options.resource] },
    });
    context.output.rows(projectResourceColumns, resources);
  },
});
