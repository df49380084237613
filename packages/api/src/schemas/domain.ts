import * as z from 'zod';
import { orAbsent } from './fields.ts';

const DOMAIN_NAME = 'Give a domain name such as example.com.';
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const TOP_LABEL = '(?!\\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])';

/** RFC 1035 §2.3.1, with a top level of its own that is no number; in lower case, whatever case it comes in. */
const domainNameSchema = z
  .string(DOMAIN_NAME)
  .max(253, DOMAIN_NAME)
  .transform((name) => name.toLowerCase())
  .pipe(z.string().regex(new RegExp(`^(?:${LABEL}\\.)+${TOP_LABEL}$`), DOMAIN_NAME));

/** A domain in a path. What no domain can be called names nothing. */
export const pathDomainSchema = domainNameSchema.meta({ examples: ['example.com'] });

export const domainCreateSchema = z
  .object({
    name: domainNameSchema.meta({ examples: ['example.com'] }),
    ip_address: orAbsent(z.union([z.ipv4(), z.ipv6()], 'Give an IP address.')).meta({
      description: 'Makes an A record of it for the domain itself; an AAAA record of an IPv6 address.',
    }),
  })
  .meta({ id: 'DomainCreate' });

export const domainSchema = z
  .object({
    name: z.string(),
    ttl: z.int().nullable().meta({ description: 'Seconds.' }),
    zone_file: z.string().nullable().meta({ description: 'All records, as a zone file (RFC 1035 §5).' }),
  })
  .meta({ id: 'Domain' });

export type Domain = z.output<typeof domainSchema>;
