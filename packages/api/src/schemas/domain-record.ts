import * as z from 'zod';
import { idSchema, lineSchema, orAbsent } from './fields.ts';

const recordTypes = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'SOA', 'SRV', 'TXT'] as const;

export const recordTypeSchema = z.enum(recordTypes, `Give one of ${recordTypes.join(', ')}.`);

/** RFC 2181 §8. */
const MAX_TTL = 2_147_483_647;

const unsigned = (max: number): z.ZodInt => {
  const message = `Give a whole number from 0 to ${max}.`;
  return z.int(message).min(0, message).max(max, message);
};

/** Which fields count, and what they must hold, goes by the type of the record; clients send the others along. */
const fieldsShape = {
  name: z.string().max(255).nullish().meta({
    description: 'Below the domain: www, @ for the domain itself. With a dot at the end, the whole name.',
  }),
  data: orAbsent(lineSchema(4096)).meta({ description: 'What the name stands for: an address, a host, a text.' }),
  ttl: unsigned(MAX_TTL).nullish().meta({ description: 'Seconds. Default 1800.' }),
  priority: unsigned(65_535).nullish().meta({ description: 'Of MX and SRV records.' }),
  port: unsigned(65_535).nullish().meta({ description: 'Of SRV records. Default 0.' }),
  weight: unsigned(65_535).nullish().meta({ description: 'Of SRV records. Default 0.' }),
  flags: unsigned(255).nullish().meta({ description: 'Of CAA records.' }),
  tag: orAbsent(z.string().max(15)).meta({ description: 'Of CAA records: issue, issuewild or iodef.' }),
};

export const domainRecordCreateSchema = z
  .object({ type: recordTypeSchema, ...fieldsShape })
  .meta({ id: 'DomainRecordCreate' });

/** What is left out stays as it is. */
export const domainRecordUpdateSchema = z
  .object({
    type: recordTypeSchema.nullish().meta({ description: 'Changes nothing: a record keeps its type.' }),
    ...fieldsShape,
  })
  .meta({ id: 'DomainRecordUpdate' });

/** Null is what a record of its type does not have. */
export const domainRecordSchema = z
  .object({
    id: idSchema,
    type: recordTypeSchema,
    name: z.string(),
    data: z.string(),
    priority: z.int().nullable(),
    port: z.int().nullable(),
    ttl: z.int().meta({ description: 'Seconds.' }),
    weight: z.int().nullable(),
    flags: z.int().nullable(),
    tag: z.string().nullable(),
  })
  .meta({ id: 'DomainRecord' });

export type DomainRecord = z.output<typeof domainRecordSchema>;
export type DomainRecordType = DomainRecord['type'];
export type DomainRecordCreate = z.output<typeof domainRecordCreateSchema>;
export type DomainRecordUpdate = z.output<typeof domainRecordUpdateSchema>;
