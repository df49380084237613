import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { describeLimit } from './domain-limits.ts';
import { presentRecord } from './present.ts';
import { belowDomain } from './record-names.ts';
import { isRecordPlan, planRecord } from './record-rules.ts';
import {
  createRecord,
  deleteRecord,
  findRecord,
  listRecords,
  updateRecord,
  type RecordPlace,
  type RecordTarget,
} from './record-store.ts';

type RecordHandlers = Pick<
  Handlers,
  | 'domains_list_records'
  | 'domains_create_record'
  | 'domains_get_record'
  | 'domains_update_record'
  | 'domains_patch_record'
  | 'domains_delete_record'
>;

export function domainRecordHandlers(services: Services): RecordHandlers {
  const { kysely } = services.database;
  return {
    domains_list_records: async (call) => {
      const { name, type } = call.query;
      const place = placeOf(call);
      const filter = { name: name && relativeName(name, place.domain), type, ...pageRequest(call.query) };
      const page = await listRecords(kysely, place, filter);
      if (page === undefined) return notFound();
      return { domain_records: page.items.map(presentRecord), ...pageFields(call, call.query, page.total) };
    },
    domains_create_record: (call) => create(services, call),
    domains_get_record: async (call) => {
      const record = await findRecord(kysely, placeOf(call), call.params.domain_record_id);
      return record === undefined ? notFound() : { domain_record: presentRecord(record) };
    },
    domains_update_record: (call) => update(services, call),
    domains_patch_record: (call) => update(services, call),
    domains_delete_record: async (call) => {
      const target = targetOf(services, call);
      const record = await deleteRecord(kysely, target);
      if (record?.type === 'SOA') {
        return new HttpProblem('unprocessable_entity', 'The SOA record of a domain cannot be removed.');
      }
      return record === undefined ? notFound() : null;
    },
  };
}

async function create(
  { database, engine }: Services,
  call: Call<'domains_create_record'>,
): ReturnType<RecordHandlers['domains_create_record']> {
  const place = placeOf(call);
  const plan = planRecord(call.body.type, call.body, place.domain);
  if (!isRecordPlan(plan)) return invalidFields(plan);
  const record = { ...plan, type: call.body.type };
  const created = await createRecord(database.kysely, place, { record, now: engine.clock.now() });
  if (created === undefined) return notFound();
  if (typeof created === 'string') return new HttpProblem('unprocessable_entity', describeLimit(created));
  return { domain_record: presentRecord(created) };
}

/** What is given takes the place of what was; the record is then held to its type anew. */
async function update(
  services: Services,
  call: Call<'domains_update_record' | 'domains_patch_record'>,
): ReturnType<RecordHandlers['domains_update_record']> {
  const given = Object.entries(call.body).filter(([, value]) => value !== undefined && value !== null);
  const target = targetOf(services, call);
  const outcome = await updateRecord(services.database.kysely, target, (record) => {
    const whole = { ...presentRecord(record), tag: record.tag ?? undefined, ...Object.fromEntries(given) };
    const plan = planRecord(record.type, whole, target.domain);
    return isRecordPlan(plan) ? plan : { errors: plan };
  });
  if (outcome === undefined) return notFound();
  return 'errors' in outcome ? invalidFields(outcome.errors) : { domain_record: presentRecord(outcome) };
}

type RecordCall = Call<
  'domains_get_record' | 'domains_update_record' | 'domains_patch_record' | 'domains_delete_record'
>;

function placeOf({
  caller,
  params,
}: Call<'domains_list_records'> | Call<'domains_create_record'> | RecordCall): RecordPlace {
  return { accountId: caller.accountId, domain: params.domain_name };
}

function targetOf({ engine }: Services, call: RecordCall): RecordTarget {
  return { ...placeOf(call), recordId: call.params.domain_record_id, now: engine.clock.now() };
}

/** A filter may name a record whole or without its domain. */
function relativeName(name: string, domain: string): string {
  const plain = name.replace(/\.$/, '').toLowerCase();
  return belowDomain(plain, domain) ?? plain;
}
