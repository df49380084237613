import type { Completer } from '../../command/option-specs.ts';

/** The tokens that still work, by id. */
export const completeTokens: Completer = async (context) => {
  const api = await context.api();
  const tokens = await api.all('tokens_list', { query: {} }, (page) => page.tokens);
  return tokens.map(({ id, name }) => ({ value: String(id), summary: name }));
};

/** Names of scopes, the broad ones first. */
export const completeScopes: Completer = async (context) => {
  const { scopes } = await (await context.api()).call('scopes_list');
  return scopes
    .filter(({ replaced_by: newName }) => newName === null)
    .map(({ name, summary }) => ({ value: name, summary }));
};

export const completePresets: Completer = async (context) => {
  const { presets } = await (await context.api()).call('scopes_list');
  return presets.map(({ name, summary }) => ({ value: name, summary }));
};
