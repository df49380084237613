import { defineCommand } from '../../command/command.ts';
import { completeProjects } from './complete-projects.ts';
import { projectColumns } from './project-columns.ts';

export const getProject = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a project',
  doctl: 'doctl projects get',
  columns: projectColumns,
  arguments: { project: { summary: 'its ID, or "default"', completes: completeProjects } },
  examples: [{ line: 'projects get default --format ID --no-header', summary: 'the ID of the default one' }],
  async run(context, { args }) {
    const api = await context.api();
    const { project } = await api.call('projects_get', { params: { project_id: args.project } });
    context.output.rows(projectColumns, [project]);
  },
});
