import type { Api } from '../../../api/api.ts';
import { defineCommand, type Command } from '../../../command/command.ts';
import type { Column } from '../../../output/column.ts';
import { completeDroplets } from './complete-droplets.ts';
import { findDropletId } from './find-droplet.ts';

interface DropletListSpec<Row> {
  readonly name: string;
  readonly alias: string;
  readonly summary: string;
  readonly description?: string;
  readonly columns: readonly Column<Row>[];
  read(api: Api, dropletId: number): Promise<readonly Row[]>;
}

/** A verb that lists what belongs to one Droplet. */
export function defineDropletList<Row>({ alias, read, ...spec }: DropletListSpec<Row>): Command {
  return defineCommand({
    ...spec,
    aliases: [alias],
    doctl: `doctl compute droplet ${spec.name}`,
    arguments: { droplet: { summary: 'its ID or its name', completes: completeDroplets } },
    examples: [{ line: `compute droplet ${spec.name} web-1`, summary: 'of the Droplet of that name' }],
    async run(context, { args }) {
      const api = await context.api();
      context.output.rows(spec.columns, await read(api, await findDropletId(api, args.droplet)));
    },
  });
}
