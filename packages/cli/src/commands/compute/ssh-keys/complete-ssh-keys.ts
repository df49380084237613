import type { Completer } from '../../../command/option-specs.ts';

/** SSH keys by their ID and by their fingerprint, either of which commands take. */
export const completeSshKeys: Completer = async (context) => {
  const api = await context.api();
  const keys = await api.all('sshKeys_list', {}, (page) => page.ssh_keys);
  return keys.flatMap(({ id, fingerprint, name }) => [
    { value: String(id), summary: name },
    { value: fingerprint, summary: name },
  ]);
};
