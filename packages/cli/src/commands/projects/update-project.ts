import { defineCommand } from '../../command/command.ts';
import { usageFailure } from '../../failure.ts';
import { completeProjects } from './complete-projects.ts';
import { projectColumns } from './project-columns.ts';
import { projectOptions } from './project-options.ts';

export const updateProject = defineCommand({
  name: 'update',
  aliases: ['u'],
  summary: 'Change a project',
  description: 'What is not named stays as it is.',
  doctl: 'doctl projects update',
  columns: projectColumns,
  arguments: { project: { summary: 'its ID, or "default"', completes: completeProjects } },
  options: {
    ...projectOptions,
    is_default: { kind: 'flag', threeState: true, summary: 'let new resources go into this project from now on' },
  },
  examples: [
    { line: 'projects update default --name everything', summary: 'another name' },
    { line: 'projects update 4e1bfbc3-dc3e-41f2-a18f-1b4d7ba71679 --is_default', summary: 'another default' },
  ],
  async run(context, { args, options: { name, purpose, description, environment, is_default } }) {
    const body = { name, purpose, description, environment, is_default };
    if (Object.values(body).every((value) => value === undefined)) {
      throw usageFailure('Say what to change: --name, --purpose, --description, --environment or --is_default.');
    }
    const api = await context.api();
    const { project } = await api.call('projects_patch', { params: { project_id: args.project }, body });
    context.output.rows(projectColumns, [project]);
  },
});
