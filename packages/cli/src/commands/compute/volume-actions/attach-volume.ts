import { defineCommand, type Command } from '../../../command/command.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { answerAction } from '../actions/answer-action.ts';
import { completeDroplets } from '../droplets/complete-droplets.ts';
import { findDropletId } from '../droplets/find-droplet.ts';
import { completeVolumes } from '../volumes/complete-volumes.ts';
import { waitOptions } from '../wait-options.ts';

interface Verb {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly type: 'attach' | 'detach';
}

export const attachVolume = defineVerb({
  name: 'attach',
  aliases: ['a'],
  summary: 'Attach a volume to a Droplet in the same region',
  type: 'attach',
});

export const detachVolume = defineVerb({
  name: 'detach',
  aliases: ['d'],
  summary: 'Detach a volume from a Droplet',
  type: 'detach',
});

export const detachVolumeByDroplet = defineVerb({
  name: 'detach-by-droplet-id',
  summary: 'The same as detach, under its old name',
  type: 'detach',
});

function defineVerb({ type, ...spec }: Verb): Command {
  const line = `compute volume-action ${spec.name} 506f78a4-e098-11e5-ad9f-000f53306ae1 web-1`;
  return defineCommand({
    ...spec,
    doctl: `doctl compute volume-action ${spec.name}`,
    columns: actionColumns,
    arguments: {
      volume: { summary: 'the ID of the volume', completes: completeVolumes },
      droplet: { summary: 'the ID or the name of the Droplet', completes: completeDroplets },
    },
    options: waitOptions,
    examples: [{ line: `${line} --wait`, summary: 'a Droplet by its name, until it is done' }],
    async run(context, { args, options }) {
      const api = await context.api();
      const { action } = await api.call('volumeActions_post_byId', {
        params: { volume_id: args.volume },
        body: { type, droplet_id: await findDropletId(api, args.droplet) },
      });
      await answerAction(context, { api, action, subject: `volume ${args.volume}`, options });
    },
  });
}
