import { defineCommand } from '../../command/command.ts';
import { projectColumns } from './project-columns.ts';
import { projectOptions } from './project-options.ts';

export const createProject = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Create a project',
  doctl: 'doctl projects create',
  columns: projectColumns,
  options: {
    ...projectOptions,
    name: { ...projectOptions.name, required: true },
    purpose: { ...projectOptions.purpose, required: true },
  },
  examples: [
    { line: 'projects create --name web --purpose "Service or API" --environment Production', summary: 'a new one' },
  ],
  async run(context, { options: { name, purpose, description, environment } }) {
    const api = await context.api();
    const body = { name, purpose, description: description ?? '', environment: environment ?? '' };
    context.output.rows(projectColumns, [(await api.call('projects_create', { body })).project]);
  },
});
