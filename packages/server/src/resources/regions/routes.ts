import type { Handlers } from '../../http/call.ts';
import { listPage } from '../../http/pagination.ts';
import { regions } from './regions.ts';

export function regionHandlers(): Pick<Handlers, 'regions_list'> {
  return {
    regions_list: (call) => {
      const { items, ...fields } = listPage(call, call.query, regions);
      return Promise.resolve({ regions: items, ...fields });
    },
  };
}
