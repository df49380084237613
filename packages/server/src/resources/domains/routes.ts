import type { Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { describeLimit } from './domain-limits.ts';
import { createDomain, deleteDomain, findDomain, listDomains } from './domain-store.ts';
import { presentDomain } from './present.ts';

type DomainHandlers = Pick<Handlers, 'domains_list' | 'domains_create' | 'domains_get' | 'domains_delete'>;

export function domainHandlers({ database: { kysely }, engine: { clock } }: Services): DomainHandlers {
  return {
    domains_list: async (call) => {
      const { items, total } = await listDomains(kysely, call.caller.accountId, pageRequest(call.query));
      return { domains: items.map(presentDomain), ...pageFields(call, call.query, total) };
    },
    domains_create: async ({ caller: { accountId }, body: { name, ip_address: ipAddress } }) => {
      const created = await createDomain(kysely, { accountId, name, ipAddress, now: clock.now() });
      if (created === 'limit_reached') return new HttpProblem('unprocessable_entity', describeLimit('domains'));
      if (created === 'exists') return invalidFields([{ field: 'name', message: `the account has ${name} already` }]);
      return { domain: presentDomain(created) };
    },
    domains_get: async ({ caller, params }) => {
      const found = await findDomain(kysely, caller.accountId, params.domain_name);
      return found === undefined ? notFound() : { domain: presentDomain(found) };
    },
    domains_delete: async ({ caller, params }) =>
      (await deleteDomain(kysely, caller.accountId, params.domain_name)) ? null : notFound(),
  };
}
