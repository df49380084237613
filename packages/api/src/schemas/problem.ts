import * as z from 'zod';

const excessSchema = z.object({
  field: z.string(),
  message: z.string(),
  permissions: z.array(z.string()).optional(),
});

/**
 * The one error body: DigitalOcean's (`id`, `message`, `request_id`) and RFC 9457 problem details in the same object.
 * The other fields come with the answers that need them.
 */
export const problemSchema = z
  .object({
    id: z.string().meta({ examples: ['forbidden'] }),
    message: z.string(),
    request_id: z.string(),
    type: z.string().meta({ description: 'Names the kind of problem (RFC 9457 §3.1.1).' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    required: z.array(z.string()).optional().meta({ description: '403: the permissions that the request takes.' }),
    granted: z.array(z.string()).optional().meta({ description: '403: the scopes that the token has.' }),
    missing: z.array(z.string()).optional().meta({ description: '403: the permissions that it lacks.' }),
    suggested_scope: z
      .string()
      .optional()
      .meta({ description: '403: the scopes to add, separated by spaces, that would do and open the least besides.' }),
    exceeds: z.array(excessSchema).optional().meta({ description: '403: in what a token goes beyond its maker.' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: '422: what is wrong with which field.' }),
    unknown_scopes: z
      .array(z.object({ name: z.string(), nearest: z.string().nullable() }))
      .optional()
      .meta({ description: '422: scopes that do not exist, and what may have been meant.' }),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemSchema>;
