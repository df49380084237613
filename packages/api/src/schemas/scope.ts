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

/** A route that takes a permission. */
const openedRouteSchema = z
  .object({
    operation_id: z.string().meta({ examples: ['droplets_list'] }),
    method: z.string(),
    path: z.string(),
    summary: z.string(),
    when: z.string().nullable().meta({ description: 'Takes it only then; null: always.' }),
  })
  .meta({ id: 'OpenedRoute' });

const permissionSchema = z
  .object({
    name: z.string().meta({ examples: ['droplet:create'] }),
    summary: z.string(),
    reads: z.boolean().meta({ description: 'It only looks.' }),
    sensitive: z.boolean(),
    routes: z.array(openedRouteSchema).meta({ description: 'What takes it, alone or with others.' }),
  })
  .meta({ id: 'Permission' });

const scopePresetSchema = z
  .object({
    name: z.string().meta({ examples: ['terraform'] }),
    title: z.string(),
    summary: z.string(),
    scopes: z.array(z.string()),
    expires_in_days: z
      .int()
      .meta({ description: 'How long a token of this kind should last, unless there is a reason for longer.' }),
  })
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
