import { defineCommand } from '../../../command/command.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { answerAction } from '../actions/answer-action.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { completeVolumes } from '../volumes/complete-volumes.ts';
import { waitOptions } from '../wait-options.ts';

export const resizeVolume = defineCommand({
  name: 'resize',
  aliases: ['r'],
  summary: 'Make a volume larger',
  description: 'A volume never gets smaller.',
  doctl: 'doctl compute volume-action resize',
  columns: actionColumns,
  arguments: { volume: { summary: 'the ID of the volume', completes: completeVolumes } },
  options: {
    size: { kind: 'number', value: 'gib', required: true, summary: 'the new size in GiB' },
    region: {
      kind: 'text',
      value: 'slug',
      required: true,
      completes: completeRegions,
      summary: 'the region that the volume is in',
    },
    ...waitOptions,
  },
  examples: [
    {
      line: 'compute volume-action resize 506f78a4-e098-11e5-ad9f-000f53306ae1 --size 200 --region nyc1 --wait',
      summary: 'until it is done',
    },
  ],
  async run(context, { args, options }) {
    const api = await context.api();
    const { action } = await api.call('volumeActions_post_byId', {
      params: { volume_id: args.volume },
      body: { type: 'resize', size_gigabytes: options.size, region: options.region },
    });
    await answerAction(context, { api, action, subject: `volume ${args.volume}`, options });
  },
});
