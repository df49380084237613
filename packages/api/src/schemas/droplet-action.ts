import * as z from 'zod';
import { backupPolicySchema } from './backup-policy.ts';
import { dropletNameSchema } from './droplet-create.ts';
import { idSchema, imageReferenceSchema, lineSchema, orAbsent, orElse, slugSchema } from './fields.ts';

const of = <Type extends string>(type: Type) => z.object({ type: z.literal(type) });

const SIZE = 'Give the slug of a size.';

const variants = [
  of('power_on'),
  of('power_off'),
  of('shutdown').meta({ description: 'Asks the machine to turn itself off.' }),
  of('reboot'),
  of('power_cycle').meta({ description: 'Turns the machine off and on again, whatever it is doing.' }),
  of('password_reset'),
  of('resize').extend({
    size: z
      .string(SIZE)
      .pipe(slugSchema)
      .meta({ examples: ['s-1vcpu-2gb'] }),
    disk: orElse(z.boolean(), false).meta({ description: 'The disk too, which cannot be made smaller again.' }),
  }),
  of('rename').extend({ name: dropletNameSchema }),
  of('snapshot').extend({
    name: orAbsent(lineSchema(255)).meta({
      description: 'Of the snapshot. Several may have one name. Left out: that of the Droplet and the time.',
    }),
  }),
  of('enable_backups').extend({
    backup_policy: backupPolicySchema.nullish().meta({ description: 'Left out: daily.' }),
  }),
  of('disable_backups'),
  of('change_backup_policy').extend({ backup_policy: backupPolicySchema }),
  of('restore').extend({
    image: idSchema.meta({ description: 'A backup of this Droplet, or a snapshot of the account.' }),
  }),
  of('rebuild').extend({
    image: imageReferenceSchema,
  }),
  of('enable_ipv6'),
  of('enable_private_networking').meta({ description: 'Kept for old clients: every Droplet is on a private network.' }),
  of('change_kernel').extend({ kernel: idSchema }),
] as const;

/** Everything that can be done to a Droplet, in the words of requests. */
const dropletActionTypes = variants.map(({ shape }) => shape.type.value);

/** What to do to a Droplet, by `type`; several types take more. Fields that are unknown count as left out. */
export const dropletActionSchema = z
  .discriminatedUnion('type', variants, {
    error: ({ code }) => (code === 'invalid_union' ? `Give one of ${dropletActionTypes.join(', ')}.` : undefined),
  })
  .meta({ id: 'DropletActionRequest' });

export type DropletActionRequest = z.output<typeof dropletActionSchema>;
export type DropletActionType = DropletActionRequest['type'];
