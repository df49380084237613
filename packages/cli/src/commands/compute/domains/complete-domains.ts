import type { Completer } from '../../../command/option-specs.ts';

/** Names of domains. */
export const completeDomains: Completer = async (context) => {
  const api = await context.api();
  return (await api.all('domains_list', {}, (page) => page.domains)).map(({ name }) => ({ value: name }));
};
