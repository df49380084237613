import type { Domain, DomainRecord } from '@postern/api';
import type { DomainDetails } from './domain-store.ts';
import type { RecordRow } from './record-store.ts';
import { formatZoneFile } from './zone-file.ts';

export function presentDomain({ domain, records }: DomainDetails): Domain {
  const { name, ttl, serial } = domain;
  return { name, ttl, zone_file: formatZoneFile({ name, ttl, serial, records: records.map(presentRecord) }) };
}

export function presentRecord(record: RecordRow): DomainRecord {
  const { id, type, name, data, priority, port, ttl, weight, flags, tag } = record;
  return { id, type, name, data, priority, port, ttl, weight, flags, tag };
}
