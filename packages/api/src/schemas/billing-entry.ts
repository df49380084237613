import * as z from 'zod';
import { dollarsSchema, timestampSchema } from './fields.ts';

export const billingEntrySchema = z
  .object({
    description: z.string(),
    amount: dollarsSchema.meta({ description: 'What was billed; what was paid is negative.' }),
    invoice_id: z.string().nullable(),
    invoice_uuid: z.uuid().nullable(),
    date: timestampSchema,
    type: z.enum([
      'ACHFailure',
      'Adjustment',
      'AttemptFailed',
      'Chargeback',
      'Credit',
      'CreditExpiration',
      'Invoice',
      'Payment',
      'Refund',
      'Reversal',
    ]),
  })
  .meta({ id: 'BillingEntry' });

export type BillingEntry = z.output<typeof billingEntrySchema>;
