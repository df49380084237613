import type { OperationId } from '@postern/api';
import type { Handlers } from '../../http/call.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { reservedIpCalls } from './reserved-ip-calls.ts';

type ReservedIpOperation = Extract<OperationId, `reservedIPs_${string}` | `reservedIPsActions_${string}`>;

export function reservedIpHandlers(services: Services): Pick<Handlers, ReservedIpOperation> {
  const calls = reservedIpCalls(services);
  return {
    reservedIPs_create: async (call) => {
      const created = await calls.create(call);
      if (created instanceof HttpProblem) return created;
      return { reserved_ip: created.reservedIp, links: created.links };
    },
    reservedIPs_delete: ({ caller, params }) => calls.destroy(caller, params.reserved_ip),
    reservedIPs_get: async ({ caller, params }) => {
      const found = await calls.get(caller, params.reserved_ip);
      return found instanceof HttpProblem ? found : { reserved_ip: found };
    },
    reservedIPs_list: async (call) => {
      const { items, ...fields } = await calls.list(call);
      return { reserved_ips: items, ...fields };
    },
    reservedIPsActions_get: ({ caller, params }) => calls.getAction(caller, params.reserved_ip, params.action_id),
    reservedIPsActions_list: async (call) => {
      const page = await calls.listActions(call, call.params.reserved_ip);
      if (page instanceof HttpProblem) return page;
      const { items, ...fields } = page;
      return { actions: items, ...fields };
    },
    reservedIPsActions_post: (call) => calls.act(call, call.params.reserved_ip),
  };
}
