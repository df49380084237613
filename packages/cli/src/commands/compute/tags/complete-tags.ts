import type { Completer } from '../../../command/option-specs.ts';

/** Names of tags. */
export const completeTags: Completer = async (context) => {
  const api = await context.api();
  const tags = await api.all('tags_list', {}, (page) => page.tags);
  return tags.map(({ name, resources }) => ({ value: name, summary: `on ${resources.count} resources` }));
};
