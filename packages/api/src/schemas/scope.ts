import * as z from 'zod';

const scopeSchema = z
  .object({
    name: z.string().meta({ examples: ['droplets:read'] }),
    kind: z.enum(['coarse', 'area', 'family', 'fine']),
    summary: z.string(),
    sensitive: z.boolean().meta({ description: 'Hands out credentials, opens a machine, or gives power over tokens.' }),
    permissions: z.array(z.string()).meta({ description: 'Everything it opens, companions included.' }),
    replaced_by: z.string().nullable().meta({ description: 'The name to use instead, where this one is old.' }),
  })
  .meta({ id: 'Scope' });

const permissionSchema = z
  .object({
    name: z.string().meta({ examples: ['droplet:create'] }),
    summary: z.string(),
    reads: z.boolean().meta({ description: 'It only looks.' }),
    sensitive: z.boolean(),
  })
  .meta({ id: 'Permission' });

const scopePresetSchema = z
  .object({ name: z.string(), summary: z.string(), scopes: z.array(z.string()) })
  .meta({ id: 'ScopePreset' });

/** The whole catalogue, as a picker needs it. */
export const scopeListSchema = z
  .object({
    scopes: z.array(scopeSchema),
    permissions: z.array(permissionSchema),
    presets: z.array(scopePresetSchema),
  })
  .meta({ id: 'ScopeList' });

export type ScopeList = z.output<typeof scopeListSchema>;
