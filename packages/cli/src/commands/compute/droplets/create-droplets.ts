import type { Droplet } from '@postern/api';
import type { CallOutput } from '@postern/api/client';
import type { Api } from '../../../api/api.ts';
import { attemptEach } from '../../../api/attempt-each.ts';
import type { Awaited } from '../../../api/awaited-action.ts';
import { waitForActions, type WaitOptions } from '../../../api/wait-for-action.ts';
import { defineCommand } from '../../../command/command.ts';
import type { Context } from '../../../context.ts';
import { exitCodes } from '../../../exit-codes.ts';
import { Failure, throwFailures } from '../../../failure.ts';
import { waitOptions } from '../wait-options.ts';
import { createOptions, readCreateRequest } from './create-options.ts';
import { dropletColumns } from './droplet-columns.ts';

export const createDroplets = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Create Droplets',
  description:
    'Several names make several Droplets alike. Where one of them cannot be made, the others are made nevertheless and printed.',
  doctl: 'doctl compute droplet create',
  columns: dropletColumns,
  arguments: { name: { summary: 'its name, as a host has one', many: true } },
  options: { ...createOptions, ...waitOptions },
  examples: [
    {
      line: 'compute droplet create web-1 --image ubuntu-24-04-x64 --size s-1vcpu-1gb --region nyc3 --wait',
      summary: 'one, and wait until it runs',
    },
    {
      line: 'compute droplet create web-1 web-2 --image ubuntu-24-04-x64 --size s-1vcpu-1gb --tag-names web,blue --ssh-keys 3',
      summary: 'two alike',
    },
  ],
  async run(context, { args, options }) {
    const request = await readCreateRequest(options);
    const api = await context.api();
    const { done, failures } = await attemptEach(args.name, {
      name: (name) => `Droplet ${name}`,
      act: async (name) => readCreated(await api.call('droplets_create', { body: { ...request, name } })),
    });
    const goesOn = !failures.some(isInterrupted);
    const assigned = goesOn ? await assignToProject(api, done, options['project-id']) : [];
    const waited =
      goesOn && options.wait
        ? await waitForCreated(context, done, { api, limitSeconds: options['wait-timeout'] })
        : { droplets: done.map(({ droplet }) => droplet), failures: [] };
    if (done.length > 0) context.output.rows(dropletColumns, waited.droplets);
    throwFailures([...failures, ...assigned, ...waited.failures]);
  },
});

interface Created {
  readonly droplet: Droplet;
  readonly actionId: number;
}

function readCreated(body: CallOutput<'droplets_create'>): Created {
  const [action] = body.links.actions;
  if (!('droplet' in body) || action === undefined) throw new TypeError('One name makes one Droplet.');
  return { droplet: body.droplet, actionId: action.id };
}

async function waitForCreated(
  context: Context,
  created: readonly Created[],
  options: WaitOptions,
): Promise<{ readonly droplets: readonly Droplet[]; readonly failures: readonly Failure[] }> {
  const actions = created.map(({ droplet: { id, name }, actionId }): Awaited => ({
    id: actionId,
    title: `Droplet ${name} (${id}): create`,
  }));
  const { failures } = await waitForActions(context, actions, options);
  const now = failures.some(isInterrupted)
    ? created.map(({ droplet }) => droplet)
    : await Promise.all(created.map(({ droplet }) => refresh(options.api, droplet)));
  return { droplets: now, failures };
}

/** Whoever pressed Ctrl-C waits for nothing more. */
function isInterrupted({ exitCode }: Failure): boolean {
  return exitCode === exitCodes.interrupted;
}

/** As it is now; as it was made where it cannot be looked at, which does not unmake it. */
async function refresh(api: Api, droplet: Droplet): Promise<Droplet> {
  try {
    return (await api.call('droplets_get', { params: { droplet_id: droplet.id } })).droplet;
  } catch (error) {
    if (error instanceof Failure) return droplet;
    throw error;
  }
}

/** The Droplets exist whatever comes of this, so what goes wrong is said after they are answered. */
async function assignToProject(
  api: Api,
  created: readonly Created[],
  projectId: string | undefined,
): Promise<readonly Failure[]> {
  if (projectId === undefined || created.length === 0) return [];
  const resources = created.map(({ droplet }) => `do:droplet:${droplet.id}`);
  try {
    await api.call('projects_assign_resources', { params: { project_id: projectId }, body: { resources } });
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const ids = created.map(({ droplet }) => droplet.id).join(', ');
    return [error.restated(`Created, but not moved into the project: ${ids}. ${error.message}`)];
  }
}
