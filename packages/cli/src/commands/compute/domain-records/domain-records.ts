import { defineGroup } from '../../../command/command.ts';
import { createDomainRecord } from './create-domain-record.ts';
import { deleteDomainRecords } from './delete-domain-records.ts';
import { listDomainRecords } from './list-domain-records.ts';
import { updateDomainRecord } from './update-domain-record.ts';

export const domainRecords = defineGroup({
  name: 'records',
  summary: 'Look at the records of a domain, add, change and remove them',
  commands: [createDomainRecord, deleteDomainRecords, listDomainRecords, updateDomainRecord],
});
