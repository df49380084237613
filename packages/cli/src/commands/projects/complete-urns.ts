import type { Completer } from '../../command/option-specs.ts';

/** URNs of whatever is in the projects. */
export const completeUrns: Completer = async (context) => {
  const api = await context.api();
  const projects = await api.all('projects_list', {}, (page) => page.projects);
  const lists = await Promise.all(
    projects.map(async ({ id, name }) => {
      const resources = await api.all(
        'projects_list_resources',
        { params: { project_id: id } },
        (page) => page.resources,
      );
      return resources.map(({ urn }) => ({ value: urn, summary: `in ${name}` }));
    }),
  );
  return lists.flat();
};
