import * as z from 'zod';
import { dollarsSchema, timestampSchema } from './fields.ts';

const periodSchema = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}$/)
  .meta({ description: 'A month, in UTC.', examples: ['2026-11'] });

const headShape = {
  invoice_uuid: z.uuid(),
  invoice_id: z.string().meta({ description: 'The number on the invoice.' }),
  amount: dollarsSchema,
};

export const invoiceSchema = z.object({ ...headShape, invoice_period: periodSchema }).meta({ id: 'Invoice' });

/** What the invoice of this month comes to so far. Its address stays the same when it is issued. */
export const invoicePreviewSchema = invoiceSchema
  .extend({ updated_at: timestampSchema })
  .meta({ id: 'InvoicePreview' });

export const invoiceItemSchema = z
  .object({
    product: z.string().meta({ examples: ['Droplets'] }),
    resource_id: z.string().meta({ description: 'Empty for what has a uuid.' }),
    resource_uuid: z.string().meta({ description: 'Empty for what has a number.' }),
    group_description: z.string(),
    description: z.string(),
    amount: dollarsSchema,
    duration: z.string().regex(/^[0-9]+$/),
    duration_unit: z.literal('Hours'),
    start_time: timestampSchema,
    end_time: timestampSchema,
    project_name: z.string(),
    category: z.string().meta({ examples: ['iaas'] }),
  })
  .meta({ id: 'InvoiceItem' });

const chargeSchema = z.object({ name: z.string(), amount: dollarsSchema });
const countedChargeSchema = chargeSchema.extend({ count: z.string().regex(/^[0-9]+$/) });

/** No address is kept: its lines are empty. */
const billingAddressSchema = z
  .object({
    address_line1: z.string(),
    address_line2: z.string(),
    city: z.string(),
    region: z.string(),
    postal_code: z.string(),
    country_iso2_code: z.string(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'BillingAddress' });

export const invoiceSummarySchema = z
  .object({
    ...headShape,
    billing_period: periodSchema,
    user_name: z.string(),
    user_billing_address: billingAddressSchema,
    user_company: z.string(),
    user_email: z.string(),
    product_charges: chargeSchema.extend({ items: z.array(countedChargeSchema) }),
    overages: chargeSchema,
    taxes: chargeSchema,
    credits_and_adjustments: chargeSchema,
  })
  .meta({ id: 'InvoiceSummary' });

export type Invoice = z.output<typeof invoiceSchema>;
export type InvoicePreview = z.output<typeof invoicePreviewSchema>;
export type InvoiceItem = z.output<typeof invoiceItemSchema>;
export type InvoiceSummary = z.output<typeof invoiceSummarySchema>;
