import type { OperationId, VpcPatch } from '@postern/api';
import type { Call, Handlers } from '../../http/call.ts';
import { forbidden } from '../../http/forbidden.ts';
import { maySee } from '../../http/may-see.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { presentVpc, presentVpcMember } from './present.ts';
import { findVpc } from './vpc-address-store.ts';
import { createVpc, deleteVpc, listVpcMembers, listVpcs, updateVpc } from './vpc-store.ts';
import { MAX_VPCS, nameTaken } from './vpcs.ts';

type VpcHandlers = Pick<Handlers, Extract<OperationId, `vpcs_${string}`>>;

const REFUSALS = {
  is_default: 'Can not delete the default VPC of a region. Make another VPC of the region its default first.',
  has_members: 'Can not delete VPC with members. Destroy its members first.',
} as const;

export function vpcHandlers(services: Services): VpcHandlers {
  const { kysely } = services.database;
  const { clock } = services.engine;
  return {
    vpcs_list: async (call) => {
      const { items, total } = await listVpcs(kysely, call.caller.accountId, pageRequest(call.query));
      return { vpcs: items.map(presentVpc), ...pageFields(call, call.query, total) };
    },
    vpcs_create: async ({ caller: { accountId }, body }) => {
      const outcome = await createVpc(kysely, { accountId, body, now: clock.now() });
      if (outcome === 'limit_reached') return limitReached();
      return 'errors' in outcome ? invalidFields(outcome.errors) : { vpc: presentVpc(outcome.vpc) };
    },
    vpcs_get: async ({ caller, params }) => {
      const vpc = await findVpc(kysely, caller.accountId, params.vpc_id);
      return vpc === undefined ? notFound() : { vpc: presentVpc(vpc) };
    },
    vpcs_update: (call) => change(services, call, call.body),
    vpcs_patch: (call) => change(services, call, call.body),
    vpcs_delete: async ({ caller: { accountId, grant }, params: { vpc_id: vpcId } }) => {
      const outcome = await deleteVpc(kysely, { accountId, vpcId });
      if (outcome === 'deleted') return null;
      return outcome === 'missing' ? notFound() : forbidden(REFUSALS[outcome], grant.scopes);
    },
    vpcs_list_members: (call) => listMembers(services, call),
  };
}

function limitReached(): HttpProblem {
  const limit = MAX_VPCS.toLocaleString('en-US');
  return new HttpProblem('unprocessable_entity', `creating this network will exceed your limit of ${limit} networks`);
}

async function change(
  { database: { kysely } }: Services,
  { caller: { accountId }, params: { vpc_id: vpcId } }: Pick<Call<'vpcs_update'>, 'caller' | 'params'>,
  changes: VpcPatch,
) {
  const outcome = await updateVpc(kysely, { accountId, vpcId, changes });
  if (outcome === 'missing') return notFound();
  if (outcome === 'name_taken') return invalidFields([nameTaken(changes.name ?? '')]);
  return { vpc: presentVpc(outcome) };
}

async function listMembers({ database: { kysely }, engine }: Services, call: Call<'vpcs_list_members'>) {
  const { accountId } = call.caller;
  const vpc = await findVpc(kysely, accountId, call.params.vpc_id);
  if (vpc === undefined) return notFound();
  const { resource_type: kind = 'droplet' } = call.query;
  const isShown = kind === 'droplet' && maySee(engine, call.caller, 'droplet:read');
  const { items, total } = isShown
    ? await listVpcMembers(kysely, { accountId, vpcId: vpc.id }, pageRequest(call.query))
    : { items: [], total: 0 };
  return { members: items.map(presentVpcMember), ...pageFields(call, call.query, total) };
}
