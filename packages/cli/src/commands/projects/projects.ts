import { defineGroup } from '../../command/command.ts';
import { assignProjectResources } from './assign-project-resources.ts';
import { createProject } from './create-project.ts';
import { deleteProjects } from './delete-projects.ts';
import { getProject } from './get-project.ts';
import { getProjectResource } from './get-project-resource.ts';
import { listProjects } from './list-projects.ts';
import { listProjectResources } from './list-project-resources.ts';
import { updateProject } from './update-project.ts';

const resources = defineGroup({
  name: 'resources',
  summary: 'Look at what is in a project, and move it',
  commands: [assignProjectResources, getProjectResource, listProjectResources],
});

export const projects = defineGroup({
  name: 'projects',
  summary: 'Group what you have into projects',
  commands: [createProject, deleteProjects, getProject, listProjects, resources, updateProject],
});
