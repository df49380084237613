import type { Completer } from '../../command/option-specs.ts';

/** IDs of projects, and the word for the default one. */
export const completeProjects: Completer = async (context) => {
  const api = await context.api();
  const projects = await api.all('projects_list', {}, (page) => page.projects);
  return [
    { value: 'default', summary: 'where new resources go' },
    ...projects.map(({ id, name }) => ({ value: id, summary: name })),
  ];
};
