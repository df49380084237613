import * as z from 'zod';
import { backupPolicySchema } from './backup-policy.ts';
import {
  asIdentifier,
  idSchema,
  imageReferenceSchema,
  lineSchema,
  orAbsent,
  orElse,
  slugSchema,
  tagNameSchema,
} from './fields.ts';

/** Counted in bytes of UTF-8, as the machine would receive them. */
const USER_DATA_MAX_BYTES = 65_536;
const NAMES_MAX = 10;

/** A Droplet is named like a host. */
export const dropletNameSchema = z
  .string()
  .max(255)
  .regex(/^[A-Za-z0-9.-]*[A-Za-z0-9]$/, 'Use letters, digits, dots and dashes, as in a host name.');

const userDataSchema = z
  .string()
  .refine((text) => !text.includes('\0'), 'Use plain text.')
  .refine((text) => new TextEncoder().encode(text).length <= USER_DATA_MAX_BYTES, 'Use at most 64 KiB.')
  .meta({ description: 'A script or cloud-config for the first boot, at most 64 KiB.' });

const VOLUME = 'Give the identifier of a volume.';
const volumeIdSchema = z.string(VOLUME).regex(/^[A-Za-z0-9-]{1,64}$/, VOLUME);

/** By its name, as doctl asks for whatever does not look like an identifier; by its identifier where both are given. */
const namedVolumeSchema = z
  .object({ id: orAbsent(volumeIdSchema), name: orAbsent(lineSchema(255)) })
  .refine(({ id, name }) => (id ?? name) !== undefined, 'Give the identifier or the name of a volume.');

const volumeSchema = z
  .union([volumeIdSchema, namedVolumeSchema], VOLUME)
  .transform((volume): { readonly id?: string | undefined; readonly name?: string | undefined } =>
    typeof volume === 'string' ? { id: volume } : volume,
  );

/** Fingerprints are compared in lower case. */
const sshKeySchema = z
  .union([idSchema, lineSchema(255)], 'Give the number or the fingerprint of an SSH key.')
  .transform((key) => asIdentifier(typeof key === 'string' ? key.toLowerCase() : key));

/** One Droplet by `name`, or up to ten alike by `names`. Fields that are null or unknown count as left out. */
export const dropletCreateSchema = z
  .object({
    name: dropletNameSchema.nullish(),
    names: z.array(dropletNameSchema).min(1).max(NAMES_MAX).nullish(),
    region: orAbsent(slugSchema).meta({ description: 'Left out or empty: the server chooses.' }),
    size: slugSchema.meta({ examples: ['s-1vcpu-1gb'] }),
    image: imageReferenceSchema,
    ssh_keys: orElse(z.array(sshKeySchema), []).meta({
      description: 'Identifiers or fingerprints of keys of the account.',
    }),
    backups: orElse(z.boolean(), false).meta({ description: 'Take backups.' }),
    backup_policy: backupPolicySchema.nullish(),
    ipv6: orElse(z.boolean(), false).meta({ description: 'Give it an IPv6 address.' }),
    monitoring: orElse(z.boolean(), false).meta({ description: 'Collect metrics.' }),
    private_networking: orElse(z.boolean(), false).meta({
      description: 'Kept for old clients: every Droplet is on a private network.',
    }),
    public_networking: orElse(z.boolean(), true).meta({ description: 'Give it a public address.' }),
    tags: orElse(z.array(tagNameSchema), []),
    user_data: userDataSchema.nullish(),
    volumes: orElse(z.array(volumeSchema), []).meta({ description: 'Volumes to attach, by identifier or by name.' }),
    vpc_uuid: orAbsent(z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'Give the identifier of a network.')).meta({
      description: 'Left out: the region’s own.',
    }),
    with_droplet_agent: z.boolean().nullish(),
    gpu_partition_mode: orAbsent(slugSchema),
  })
  .refine(({ name, names }) => !(name && names), {
    path: ['names'],
    message: 'Give name or names, not both.',
  })
  .refine(({ name, names }) => Boolean(name ?? names), {
    path: ['name'],
    message: 'Give name, or names.',
  })
  .meta({ id: 'DropletCreate' });

export type DropletCreate = z.output<typeof dropletCreateSchema>;
