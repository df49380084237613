import * as z from 'zod';

/** What a page to sign in at has to know; it tells nothing of any account. */
export const signInFactsSchema = z
  .object({
    sign_up: z
      .enum(['open', 'closed'])
      .meta({ description: 'Whether anybody may make an account, or only who is invited.' }),
    oidc: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'The company’s sign-in service, by the name that people know, or null.' }),
    password: z
      .object({ min_length: z.int(), max_length: z.int() })
      .meta({ description: 'What a new password takes. Common ones are refused besides.' }),
  })
  .meta({ id: 'SignIn' });
