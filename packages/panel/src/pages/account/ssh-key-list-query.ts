import type { CallInput } from '@postern/api/client';

export const SSH_KEY_PAGE_SIZE = 20;

/** What the page asks for, and its route fetches ahead. */
export function sshKeyListQuery(page = 1): CallInput<'sshKeys_list'> {
  return { query: { page, per_page: SSH_KEY_PAGE_SIZE } };
}
