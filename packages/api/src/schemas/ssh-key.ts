import * as z from 'zod';
import { idSchema, lineSchema } from './fields.ts';

/** No key that OpenSSH makes comes near it. */
const PUBLIC_KEY_MAX_LENGTH = 16_384;

/** MD5 of the key's bytes in sixteen pairs, as `ssh-keygen -l -E md5` prints it. */
export const fingerprintSchema = z
  .string()
  .toLowerCase()
  .regex(/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/, 'Give a fingerprint: sixteen pairs of hexadecimal digits.')
  .meta({ examples: ['3b:16:bf:e4:8b:00:8b:b8:59:8c:a9:d3:f0:19:45:fa'] });

const sshKeyNameSchema = lineSchema(255).meta({ examples: ['Laptop'] });

export const sshKeySchema = z
  .object({
    id: idSchema,
    fingerprint: fingerprintSchema,
    public_key: z.string().meta({ description: 'Exactly as it was sent.' }),
    name: z.string(),
  })
  .meta({ id: 'SshKey' });

export const sshKeyCreateSchema = z
  .object({
    name: sshKeyNameSchema,
    public_key: z
      .string()
      .min(1)
      .max(PUBLIC_KEY_MAX_LENGTH)
      .meta({ description: 'The line of a .pub file: type, key and, if there is one, comment.' }),
  })
  .meta({ id: 'SshKeyCreate' });

export const sshKeyUpdateSchema = z
  .object({ name: sshKeyNameSchema.nullish().meta({ description: 'Left out: stays as it is.' }) })
  .meta({ id: 'SshKeyUpdate' });

export type SshKey = z.output<typeof sshKeySchema>;
