import { scopeList } from '@postern/api';
import type { Handlers } from '../../http/call.ts';

export function scopeHandlers(): Pick<Handlers, 'scopes_list'> {
  return { scopes_list: async () => scopeList };
}
