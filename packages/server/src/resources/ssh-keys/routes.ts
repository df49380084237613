import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { presentSshKey } from './present.ts';
import { readPublicKey } from './public-key.ts';
import {
  deleteSshKey,
  findSshKey,
  insertSshKey,
  listSshKeys,
  renameSshKey,
  type SshKeyReference,
  type SshKeyRow,
} from './ssh-key-store.ts';

type SshKeyHandlers = Pick<
  Handlers,
  'sshKeys_list' | 'sshKeys_create' | 'sshKeys_get' | 'sshKeys_update' | 'sshKeys_delete'
>;

export function sshKeyHandlers(services: Services): SshKeyHandlers {
  const { kysely } = services.database;
  return {
    sshKeys_list: async (call) => {
      const { items, total } = await listSshKeys(kysely, call.caller.accountId, pageRequest(call.query));
      return { ssh_keys: items.map(presentSshKey), ...pageFields(call, call.query, total) };
    },
    sshKeys_create: (call) => create(services, call),
    sshKeys_get: async (call) => answer(await findSshKey(kysely, referenceOf(call))),
    sshKeys_update: async (call) => {
      const { name } = call.body;
      const reference = referenceOf(call);
      return answer(
        await (typeof name === 'string' ? renameSshKey(kysely, reference, name) : findSshKey(kysely, reference)),
      );
    },
    sshKeys_delete: async (call) => ((await deleteSshKey(kysely, referenceOf(call))) ? null : notFound()),
  };
}

async function create(
  { database, engine }: Services,
  { caller, body }: Call<'sshKeys_create'>,
): ReturnType<Handlers['sshKeys_create']> {
  const read = readPublicKey(body.public_key);
  if ('refusal' in read) return invalidFields([{ field: 'public_key', message: read.refusal }]);
  const created = await insertSshKey(database.kysely, {
    account_id: caller.accountId,
    name: body.name,
    fingerprint: read.fingerprint,
    public_key: body.public_key,
    created_at: engine.clock.now(),
  });
  if (created !== undefined) return { ssh_key: presentSshKey(created) };
  return new HttpProblem('unprocessable_entity', 'SSH Key is already in use on your account');
}

function referenceOf({ caller, params }: Call<'sshKeys_get' | 'sshKeys_update' | 'sshKeys_delete'>): SshKeyReference {
  return { accountId: caller.accountId, identifier: params.ssh_key_identifier };
}

function answer(key: SshKeyRow | undefined): { ssh_key: ReturnType<typeof presentSshKey> } | HttpProblem {
  return key === undefined ? notFound() : { ssh_key: presentSshKey(key) };
}
