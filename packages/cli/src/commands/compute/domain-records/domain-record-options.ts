import type { DomainRecordType } from '@postern/api';
import type { OptionSpecs, OptionValues } from '../../../command/option-specs.ts';

/** SOA is the server's own. */
const TYPES = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'SRV', 'TXT'] as const;

/** What a record holds. Which of them count goes by its type, and the server says so. */
export const domainRecordOptions = {
  'record-type': {
    kind: 'text',
    value: 'type',
    summary: `${TYPES.slice(0, -1).join(', ')} or ${TYPES.at(-1)}`,
    completes: async () => Promise.resolve(TYPES.map((value) => ({ value }))),
  },
  'record-name': { kind: 'text', value: 'name', summary: 'below the domain: www; @ for the domain itself' },
  'record-data': { kind: 'text', value: 'data', summary: 'what the name stands for: an address, a host, a text' },
  'record-priority': { kind: 'number', value: 'number', summary: 'of MX and SRV records' },
  'record-port': { kind: 'number', value: 'number', summary: 'of SRV records' },
  'record-ttl': { kind: 'number', value: 'seconds', summary: 'how long others may keep it' },
  'record-weight': { kind: 'number', value: 'number', summary: 'of SRV records' },
  'record-flags': { kind: 'number', value: 'number', summary: 'of CAA records, 0 to 255' },
  'record-tag': { kind: 'text', value: 'tag', summary: 'of CAA records: issue, issuewild or iodef' },
} as const satisfies OptionSpecs;

interface RecordFields {
  readonly type?: DomainRecordType;
  readonly name?: string;
  readonly data?: string;
  readonly priority?: number;
  readonly port?: number;
  readonly ttl?: number;
  readonly weight?: number;
  readonly flags?: number;
  readonly tag?: string;
}

/** Those that were given. */
export function readRecordFields(options: OptionValues<typeof domainRecordOptions>): RecordFields {
  const given = Object.entries(options)
    .filter(([name, value]) => name.startsWith('record-') && value !== undefined)
    .map(([name, value]) => [name.slice('record-'.length), value] as const);
  const fields = Object.fromEntries(given) as RecordFields;
  // The server says which types there are, in capitals.
  return fields.type === undefined ? fields : { ...fields, type: fields.type.toUpperCase() as DomainRecordType };
}
