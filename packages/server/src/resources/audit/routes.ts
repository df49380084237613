import type { Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import type { Services } from '../services.ts';
import { presentAuditEntry } from './present.ts';

export function auditHandlers({ engine }: Services): Pick<Handlers, 'audit_list'> {
  return {
    audit_list: async (call) => {
      const { items, total } = await engine.store.listAudit(call.caller.accountId, {
        ...pageRequest(call.query),
        tokenId: call.query.token_id,
      });
      return { audit: items.map(presentAuditEntry), ...pageFields(call, call.query, total) };
    },
  };
}
