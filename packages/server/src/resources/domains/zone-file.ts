import type { DomainRecord } from '@postern/api';
import { absoluteHostName, absoluteRecordName } from './record-names.ts';

export const NAME_SERVERS = ['ns1.digitalocean.com', 'ns2.digitalocean.com', 'ns3.digitalocean.com'] as const;

/** Refresh, retry and expire of every zone, in seconds (RFC 1035 §3.3.13). */
const SOA_TIMES = '10800 3600 604800';
/** Of one string of a TXT record, in bytes (RFC 1035 §3.3). */
const STRING_MAX = 255;

export interface Zone {
  readonly name: string;
  readonly ttl: number;
  readonly serial: number;
  readonly records: readonly DomainRecord[];
}

/** A domain and its records as a zone file (RFC 1035 §5): the SOA record first, then the name servers, then all others. */
export function formatZoneFile(zone: Zone): string {
  const soa = zone.records.find(({ type }) => type === 'SOA');
  const lines = zone.records
    .filter(({ type }) => type !== 'SOA')
    .sort((one, other) => Number(other.type === 'NS') - Number(one.type === 'NS') || one.id - other.id)
    .map((record) => {
      const name = absoluteRecordName(record.name, zone.name);
      return `${name} ${record.ttl} IN ${record.type} ${formatContent(record, zone.name)}`;
    });
  const start = `${zone.name}. IN SOA ${NAME_SERVERS[0]}. hostmaster.${zone.name}.`;
  return [
    `$ORIGIN ${zone.name}.`,
    `$TTL ${zone.ttl}`,
    `${start} ${zone.serial} ${SOA_TIMES} ${soa?.ttl ?? zone.ttl}`,
    ...lines,
    '',
  ].join('\n');
}

function formatContent(record: DomainRecord, domain: string): string {
  const { type, data, priority, port, weight, flags, tag } = record;
  switch (type) {
    case 'CNAME':
    case 'NS':
      return absoluteHostName(data, domain);
    case 'MX':
      return `${priority} ${absoluteHostName(data, domain)}`;
    case 'SRV':
      return `${priority} ${weight} ${port} ${absoluteHostName(data, domain)}`;
    case 'CAA':
      return `${flags} ${tag} ${quote(Buffer.from(data))}`;
    case 'TXT':
      return formatText(Buffer.from(data));
    case 'A':
    case 'AAAA':
    case 'SOA':
      return data;
  }
}

function formatText(text: Buffer): string {
  const count = Math.ceil(text.length / STRING_MAX);
  const strings = Array.from({ length: count }, (_, i) => text.subarray(i * STRING_MAX, (i + 1) * STRING_MAX));
  return strings.map(quote).join(' ');
}

/** A character-string in quotes, whatever bytes it holds (RFC 1035 §5.1). */
function quote(text: Buffer): string {
  const characters = [...text].map((byte) => {
    if (byte < 0x20 || byte > 0x7e) return `\\${String(byte).padStart(3, '0')}`;
    const character = String.fromCharCode(byte);
    return character === '"' || character === '\\' ? `\\${character}` : character;
  });
  return `"${characters.join('')}"`;
}
