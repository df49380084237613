import { defineCommand } from '../../command/command.ts';
import { projectColumns } from './project-columns.ts';

export const listProjects = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your projects',
  doctl: 'doctl projects list',
  columns: projectColumns,
  examples: [{ line: 'projects list --format ID,Name,IsDefault', summary: 'which there are' }],
  async run(context) {
    const api = await context.api();
    context.output.rows(projectColumns, await api.all('projects_list', {}, (page) => page.projects));
  },
});
