import type { ScopeList } from '@postern/api';
import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import type { TokenDraft } from './draft-token.ts';

/** Asks for a purpose to start from, and then for scopes, which are searched by typing. */
export async function pickScopes({ prompt }: Context, api: Api): Promise<Pick<TokenDraft, 'scopes' | 'expiresInDays'>> {
  const { presets, scopes } = await api.call('scopes_list');
  const preset = await prompt.choose(
    'What is it for?',
    presets.map(({ name, title, summary }) => ({ value: name, label: title, hint: summary })),
  );
  const start = presets.find(({ name }) => name === preset);
  const picked = await prompt.chooseMany('What may it do?', choicesOf(scopes), start?.scopes ?? []);
  return {
    // In the order of the catalogue, whatever the order of picking.
    scopes: scopes.map(({ name }) => name).filter((name) => picked.includes(name)),
    expiresInDays: start?.expires_in_days ?? 0,
  };
}

function choicesOf(scopes: ScopeList['scopes']): readonly { value: string; label: string; hint: string }[] {
  return scopes
    .filter(({ replaced_by: newName }) => newName === null)
    .map(({ name, summary }) => ({ value: name, label: name, hint: summary }));
}
