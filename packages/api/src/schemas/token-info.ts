import * as z from 'zod';

/** What a login asks about its own token. Clients are strict about the types: whole numbers, and scopes as a list. */
export const tokenInfoSchema = z
  .object({
    resource_owner_id: z.int(),
    scopes: z.array(z.string()),
    expires_in_seconds: z.int().nullable().meta({ description: 'Null: it does not expire.' }),
    application: z.object({ uid: z.string().nullable() }),
    created_at: z.int().meta({ description: 'Seconds since 1970.', examples: [1_795_371_600] }),
  })
  .meta({ id: 'TokenInfo' });

export type TokenInfo = z.output<typeof tokenInfoSchema>;
