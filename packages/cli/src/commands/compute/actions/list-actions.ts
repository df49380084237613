import type { Action } from '@postern/api';
import { defineCommand } from '../../../command/command.ts';
import type { OptionSpecs, OptionValues } from '../../../command/option-specs.ts';
import { usageFailure } from '../../../failure.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { actionColumns } from './action-columns.ts';

const filters = {
  'resource-type': { kind: 'text', value: 'type', summary: 'only of this kind of thing, such as droplet' },
  region: { kind: 'text', value: 'slug', completes: completeRegions, summary: 'only in this region' },
  after: { kind: 'text', value: 'time', summary: 'only what was completed then or later: 2026-11-22T18:20:00Z' },
  before: { kind: 'text', value: 'time', summary: 'only what was completed by then' },
  status: { kind: 'text', value: 'status', summary: 'only in-progress, completed or errored' },
  'action-type': { kind: 'text', value: 'type', summary: 'only of this kind, such as power_off' },
} as const satisfies OptionSpecs;

export const listActions = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List what was done to your things, oldest first',
  description:
    'What is still in progress comes last. doctl leaves it out, and with it the IDs that one would wait for; --status completed does the same here.',
  doctl: 'doctl compute action list',
  columns: actionColumns,
  options: filters,
  examples: [
    { line: 'compute action list --resource-type droplet --after 2026-11-01T00:00:00Z', summary: 'this month' },
    { line: 'compute action list --status in-progress --format ID --no-header', summary: 'what one could wait for' },
  ],
  async run(context, { options }) {
    const isWanted = filterBy(options);
    const api = await context.api();
    const actions = await api.all('actions_list', {}, (page) => page.actions);
    context.output.rows(actionColumns, actions.filter(isWanted).toSorted(byCompletion));
  },
});

function filterBy(options: OptionValues<typeof filters>): (action: Action) => boolean {
  const { 'resource-type': resourceType, region, status, 'action-type': type } = options;
  const after = readTime('after', options.after) ?? -Infinity;
  const before = readTime('before', options.before) ?? Infinity;
  const isTimed = options.after !== undefined || options.before !== undefined;
  const fits = (wanted: string | undefined, value: string | null): boolean => wanted === undefined || wanted === value;
  return (action) =>
    fits(resourceType, action.resource_type) &&
    fits(region, action.region_slug) &&
    fits(status, action.status) &&
    fits(type, action.type) &&
    // What is in progress was completed neither before nor after anything.
    (!isTimed || (action.completed_at !== null && after <= timeOf(action) && timeOf(action) <= before));
}

function readTime(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isWhole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i.test(text);
  if (isWhole && !Number.isNaN(Date.parse(text))) return Date.parse(text);
  throw usageFailure(`"${text}" is no time for --${option}, which takes one such as 2026-11-22T18:20:00Z.`);
}

function byCompletion(one: Action, other: Action): number {
  return timeOf(one) === timeOf(other) ? one.id - other.id : timeOf(one) - timeOf(other);
}

function timeOf({ completed_at: at }: Action): number {
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
}
