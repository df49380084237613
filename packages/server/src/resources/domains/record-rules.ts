import { isIPv4, isIPv6 } from 'node:net';
import type { DomainRecord, DomainRecordType, DomainRecordUpdate } from '@postern/api';
import { readHostName, readRecordName } from './record-names.ts';

/** All of a record but its number and type, as it is kept. */
export type RecordFields = Omit<DomainRecord, 'id' | 'type'>;

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export const DEFAULT_TTL = 1800;

type NumberField = 'priority' | 'port' | 'weight' | 'flags';

interface RecordRule {
  /** `data` as it is kept; `null` when it is not what the type takes. */
  readonly readData: (text: string, domain: string) => string | null;
  /** What to say of `data` that cannot be read. */
  readonly expects: string;
  /** The fields besides name, data and ttl that the type has, with what they are when left out. */
  readonly numbers: Readonly<Partial<Record<NumberField, number | 'required'>>>;
}

const addressRule = (isAddress: (text: string) => boolean, expects: string): RecordRule => ({
  readData: (text) => (isAddress(text) && !text.includes('%') ? text : null),
  expects,
  numbers: {},
});

const hostRule = (numbers: RecordRule['numbers']): RecordRule => ({
  readData: readHostName,
  expects: 'Give the name of a host, or @ for the domain itself.',
  numbers,
});

const textRule = (readData: (text: string) => string, numbers: RecordRule['numbers']): RecordRule => ({
  readData,
  expects: 'Give a text.',
  numbers,
});

const RULES: Readonly<Record<Exclude<DomainRecordType, 'SOA'>, RecordRule>> = {
  A: addressRule(isIPv4, 'Give an IPv4 address.'),
  AAAA: addressRule(isIPv6, 'Give an IPv6 address.'),
  // A domain loses the dot at its end, as hosts do; an address to report to is no domain.
  CAA: textRule((text) => text.replace(/^([\w.-]*\w)\.$/, '$1'), { flags: 'required' }),
  CNAME: hostRule({}),
  MX: hostRule({ priority: 'required' }),
  NS: hostRule({}),
  // Clients leave a port out that is 0.
  SRV: hostRule({ priority: 'required', port: 0, weight: 0 }),
  TXT: textRule((text) => text, {}),
};

const CAA_TAGS: readonly unknown[] = ['issue', 'issuewild', 'iodef'];
const REQUIRED = 'is required for this type of record';

/** What to keep of a record that is asked for, or all that is wrong with it. Of what has been kept it makes the same again. */
export function planRecord(
  type: DomainRecordType,
  given: DomainRecordUpdate,
  domain: string,
): RecordFields | readonly FieldError[] {
  const ttl = given.ttl ?? DEFAULT_TTL;
  if (type === 'SOA') return { ...NO_NUMBERS, name: '@', data: String(ttl), ttl, tag: null };
  const name = planName(type, given, domain);
  const data = planData(RULES[type], given, domain);
  const numbers = planNumbers(RULES[type], given);
  const tag = planTag(type, given);
  const errors = [name, data, numbers, tag].flatMap((part) => ('errors' in part ? part.errors : []));
  if (errors.length > 0) return errors;
  return { ...NO_NUMBERS, name: '', data: '', tag: null, ttl, ...name, ...data, ...numbers, ...tag };
}

export function isRecordPlan(plan: ReturnType<typeof planRecord>): plan is RecordFields {
  return 'data' in plan;
}

const NO_NUMBERS = { priority: null, port: null, weight: null, flags: null };

type Part = Partial<RecordFields> | { readonly errors: readonly FieldError[] };

const wrong = (field: string, message: string): Part => ({ errors: [{ field, message }] });

function planName(type: DomainRecordType, given: DomainRecordUpdate, domain: string): Part {
  if (type !== 'MX' && (given.name ?? '') === '') return wrong('name', REQUIRED);
  const name = readRecordName(given.name ?? '', domain);
  return name === null ? wrong('name', `Give a name in ${domain}, or @ for the domain itself.`) : { name };
}

function planData({ readData, expects }: RecordRule, given: DomainRecordUpdate, domain: string): Part {
  if (given.data === undefined) return wrong('data', REQUIRED);
  const data = readData(given.data, domain);
  return data === null ? wrong('data', expects) : { data };
}

function planNumbers({ numbers }: RecordRule, given: DomainRecordUpdate): Part {
  const entries = Object.entries(numbers).map(([field, fallback]) => {
    const value = given[field as NumberField] ?? (fallback === 'required' ? null : fallback);
    return [field, value] as const;
  });
  const errors = entries.flatMap(([field, value]) => (value === null ? [{ field, message: REQUIRED }] : []));
  return errors.length > 0 ? { errors } : Object.fromEntries(entries);
}

function planTag(type: DomainRecordType, { tag }: DomainRecordUpdate): Part {
  if (type !== 'CAA') return { tag: null };
  if (tag === undefined) return wrong('tag', REQUIRED);
  return CAA_TAGS.includes(tag) ? { tag } : wrong('tag', `Give one of ${CAA_TAGS.join(', ')}.`);
}
