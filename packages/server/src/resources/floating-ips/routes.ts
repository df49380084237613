import type { OperationId } from '@postern/api';
import type { Handlers } from '../../http/call.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { reservedIpCalls } from '../reserved-ips/reserved-ip-calls.ts';

type FloatingIpOperation = Extract<OperationId, `floatingIPs_${string}` | `floatingIPsAction_${string}`>;

/** Reserved IPs by the name that they used to have: the same addresses under other words. */
export function floatingIpHandlers(services: Services): Pick<Handlers, FloatingIpOperation> {
  const calls = reservedIpCalls(services);
  return {
    floatingIPs_create: async (call) => {
      const created = await calls.create(call);
      if (created instanceof HttpProblem) return created;
      return { floating_ip: created.reservedIp, links: created.links };
    },
    floatingIPs_delete: ({ caller, params }) => calls.destroy(caller, params.floating_ip),
    floatingIPs_get: async ({ caller, params }) => {
      const found = await calls.get(caller, params.floating_ip);
      return found instanceof HttpProblem ? found : { floating_ip: found };
    },
    floatingIPs_list: async (call) => {
      const { items, ...fields } = await calls.list(call);
      return { floating_ips: items, ...fields };
    },
    floatingIPsAction_get: ({ caller, params }) => calls.getAction(caller, params.floating_ip, params.action_id),
    floatingIPsAction_list: async (call) => {
      const page = await calls.listActions(call, call.params.floating_ip);
      if (page instanceof HttpProblem) return page;
      const { items, ...fields } = page;
      return { actions: items, ...fields };
    },
    floatingIPsAction_post: (call) => calls.act(call, call.params.floating_ip),
  };
}
