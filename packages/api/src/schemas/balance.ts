import * as z from 'zod';
import { dollarsSchema, timestampSchema } from './fields.ts';

export const balanceSchema = z
  .object({
    month_to_date_balance: dollarsSchema.meta({ description: 'What is billed and unpaid, and what is used since.' }),
    account_balance: dollarsSchema.meta({ description: 'What is billed and unpaid.' }),
    month_to_date_usage: dollarsSchema.meta({ description: 'What is used and not billed yet.' }),
    generated_at: timestampSchema,
  })
  .meta({ id: 'Balance' });

export type Balance = z.output<typeof balanceSchema>;
