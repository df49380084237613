import type { CallInput } from '@postern/api/client';

/** All that can be chosen, at once: the lists are short, and one searches in them. */
export const sizeListQuery: CallInput<'sizes_list'> = { query: { per_page: 200 } };
export const imageListQuery: CallInput<'images_list'> = { query: { per_page: 200 } };
export const regionListQuery: CallInput<'regions_list'> = { query: { per_page: 200 } };
export const keyListQuery: CallInput<'sshKeys_list'> = { query: { per_page: 200 } };
