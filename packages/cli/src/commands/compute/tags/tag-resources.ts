import type { CallInput } from '@postern/api/client';
import { defineCommand } from '../../../command/command.ts';
import type { ListSpec } from '../../../command/option-specs.ts';
import { usageFailure } from '../../../failure.ts';
import { completeTags } from './complete-tags.ts';

type Resource = CallInput<'tags_assign_resources'>['body']['resources'][number];
type ResourceType = Resource['resource_type'];

/** Kinds of things in URNs, and what tagging calls them. */
const TYPES: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  ...(['droplet', 'image', 'volume', 'volume_snapshot', 'database'] as const).map((type) => [type, type] as const),
  ['volumesnapshot', 'volume_snapshot'],
  ['dbaas', 'database'],
]);

const tagArgument = { tag: { summary: 'the name of the tag', completes: completeTags } };
const resource = {
  kind: 'list',
  value: 'urns',
  required: true,
  summary: 'what, as do:droplet:ID, do:image:ID, do:volume:ID or do:volume_snapshot:ID',
} as const satisfies ListSpec;

export const applyTag = defineCommand({
  name: 'apply',
  summary: 'Put a tag on things',
  doctl: 'doctl compute tag apply',
  arguments: tagArgument,
  options: { resource },
  examples: [{ line: 'compute tag apply web --resource do:droplet:12,do:droplet:13', summary: 'on two Droplets' }],
  async run(context, { args, options }) {
    const resources = options.resource.map(readUrn);
    const api = await context.api();
    await api.call('tags_assign_resources', { params: { tag_id: args.tag }, body: { resources } });
  },
});

export const removeTag = defineCommand({
  name: 'remove',
  summary: 'Take a tag off things',
  doctl: 'doctl compute tag remove',
  arguments: tagArgument,
  options: { resource },
  examples: [{ line: 'compute tag remove web --resource do:droplet:12', summary: 'off a Droplet' }],
  async run(context, { args, options }) {
    const resources = options.resource.map(readUrn);
    const api = await context.api();
    await api.call('tags_unassign_resources', { params: { tag_id: args.tag }, body: { resources } });
  },
});

function readUrn(urn: string): Resource {
  const [, type = '', id = ''] = /^do:(\w+):([\w-]+)$/i.exec(urn) ?? [];
  const known = TYPES.get(type.toLowerCase());
  if (known !== undefined) return { resource_type: known, resource_id: id };
  throw usageFailure(`"${urn}" names nothing that carries tags. --resource takes URNs such as do:droplet:12.`, [
    'Kinds: droplet, image, volume, volume_snapshot.',
  ]);
}
