import * as z from 'zod';

/** Whole seconds in UTC, `2026-11-22T18:20:00Z`: clients compare these texts with one another, so fractions would break them. */
export const timestampSchema = z.iso
  .datetime({ precision: 0 })
  .meta({ description: 'A time in UTC, in whole seconds.', examples: ['2026-11-22T18:20:00Z'] });

/** US dollars as text, because clients read them so: `12.34`, or `-12.34` for what was paid. */
export const dollarsSchema = z
  .string()
  .regex(/^-?[0-9]+\.[0-9]{2}$/)
  .meta({ description: 'An amount in US dollars.', examples: ['12.34'] });

const IDENTIFIER = 'Give an identifier: a whole number from 1.';

/** An identifier of a Droplet, an action, a token: positive, and exact as a JSON number. */
export const idSchema = z.int(IDENTIFIER).min(1, IDENTIFIER);

/** Text that spells an identifier stands for the identifier: clients keep numbers as text. Anything else is left as it is. */
export function asIdentifier(given: number | string): number | string {
  return typeof given === 'string' && /^[1-9][0-9]{0,15}$/.test(given) ? Number(given) : given;
}

/** An identifier in a path. Anything but digits names nothing. */
export const pathIdSchema = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^[1-9][0-9]{0,15}$/)
      .transform(Number),
  ])
  .pipe(idSchema);

/** A uuid in a path, in lower case. Anything else names nothing. */
export const pathUuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .meta({ format: 'uuid' });

/** A name out of a list that the server keeps: region, size, image. */
export const slugSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/, 'Give a slug: letters, digits, dots, dashes and underscores.');

/** An image by its number or its slug. A number may be text, which is how snapshots show theirs. */
export const imageReferenceSchema = z
  .union([idSchema, slugSchema], 'Give the slug or the number of an image.')
  .transform(asIdentifier)
  .meta({ examples: ['ubuntu-24-04-x64'] });

/** Letters, digits, colons, dashes and underscores, at most 255. */
export const tagNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9:_-]{1,255}$/, 'Use letters, digits, colons, dashes and underscores, at most 255.');

/** Text of one line: no control characters, no line separators, no half characters. */
export function lineSchema(maxLength: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'Use text without control characters.');
}

/** Text of any number of lines, or none: no control characters but line breaks and tabs, no half characters. */
export function textSchema(maxLength: number): z.ZodString {
  return z
    .string()
    .max(maxLength)
    .regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u, 'Use text without control characters.');
}

/** A field of a change that may be left out or null: then what it names stays as it is. */
export function orUnchanged<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((given): z.output<Schema> | undefined => given ?? undefined);
}

/**
 * A field that may be left out or null, with what it then stands for. The default is named apart, for the OpenAPI document,
 * because zod's own does not count `null` as left out.
 */
export function orElse<Schema extends z.ZodType>(schema: Schema, fallback: z.output<Schema>) {
  return schema
    .nullish()
    .meta({ default: fallback })
    .transform((given): z.output<Schema> => given ?? fallback);
}

/** A parameter of a list that takes an empty text for left out: clients send so what their user did not fill in. */
export function emptyAsAbsent<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((given: z.input<Schema> | '') => (given === '' ? undefined : given), schema);
}

/** Says of a value that fits no member of a union what the first member says of it. */
const asFirstMember = (issue: z.core.$ZodRawIssue): string | undefined =>
  issue.code === 'invalid_union' ? issue.errors[0]?.[0]?.message : undefined;

/** A field that may be left out, be null or be an empty string, all of which mean: not given. */
export function orAbsent<Schema extends z.ZodType<string>>(schema: Schema) {
  return z
    .union([schema, z.literal('')], { error: asFirstMember })
    .nullish()
    .transform((given) => (given === '' || given === null ? undefined : given));
}
