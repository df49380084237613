import { defineCommand } from '../../command/command.ts';
import { completeProjects } from './complete-projects.ts';
import { projectResourceColumns } from './project-columns.ts';

export const listProjectResources = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List what is in a project',
  doctl: 'doctl projects resources list',
  columns: projectResourceColumns,
  arguments: { project: { summary: 'its ID, or "default"', completes: completeProjects } },
  examples: [{ line: 'projects resources list default --format URN --no-header', summary: 'for a script' }],
  async run(context, { args }) {
    const api = await context.api();
    const input = { params: { project_id: args.project } };
    const resources = await api.all('projects_list_resources', input, (page) => page.resources);
    context.output.rows(projectResourceColumns, resources);
  },
});
