import type { Handlers } from '../../http/call.ts';
import { listPage } from '../../http/pagination.ts';
import { sizes } from './sizes.ts';

export function sizeHandlers(): Pick<Handlers, 'sizes_list'> {
  return {
    sizes_list: (call) => {
      const { items, ...fields } = listPage(call, call.query, sizes);
      return Promise.resolve({ sizes: items, ...fields });
    },
  };
}
