import type { CallInput } from '@postern/api/client';
import { defineCommand, type Command } from '../../../command/command.ts';
import type { OptionSpecs, OptionValues } from '../../../command/option-specs.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { answerAction } from '../actions/answer-action.ts';
import { completeDroplets } from '../droplets/complete-droplets.ts';
import { findDropletId } from '../droplets/find-droplet.ts';
import { waitOptions } from '../wait-options.ts';

type DropletActionRequest = CallInput<'dropletActions_post'>['body'];

interface DropletActionSpec<Options> {
  /** As doctl names it: `power-off`. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly options?: Options;
  /** What its example says behind the Droplet. */
  readonly example?: string;
  request(options: OptionValues<Options>): DropletActionRequest;
}

/** A verb that does something to one Droplet. */
export function defineDropletAction<const Options extends OptionSpecs = Record<never, never>>({
  request,
  example = '--wait',
  ...spec
}: DropletActionSpec<Options>): Command {
  return defineCommand({
    ...spec,
    doctl: `doctl compute droplet-action ${spec.name}`,
    columns: actionColumns,
    arguments: { droplet: { summary: 'its ID or its name', completes: completeDroplets } },
    options: { ...spec.options, ...waitOptions },
    examples: [
      { line: `compute droplet-action ${spec.name} web-1 ${example}`, summary: 'to the Droplet of that name' },
    ],
    async run(context, { args, options }) {
      // The cast undoes what spreading does to a type that is not known yet: the options are the verb's own and two more.
      const given = options as unknown as OptionValues<Options> & OptionValues<typeof waitOptions>;
      const body = request(given);
      const api = await context.api();
      const id = await findDropletId(api, args.droplet);
      const { action } = await api.call('dropletActions_post', { params: { droplet_id: id }, body });
      const subject = args.droplet === String(id) ? `Droplet ${id}` : `Droplet ${args.droplet} (${id})`;
      await answerAction(context, { api, action, subject, options: given });
    },
  });
}
