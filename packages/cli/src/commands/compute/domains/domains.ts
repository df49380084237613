import { defineGroup } from '../../../command/command.ts';
import { domainRecords } from '../domain-records/domain-records.ts';
import { createDomain } from './create-domain.ts';
import { deleteDomains } from './delete-domains.ts';
import { getDomain, listDomains } from './look-at-domains.ts';

export const domains = defineGroup({
  name: 'domain',
  summary: 'Look at domains and their records, add and remove them',
  commands: [createDomain, deleteDomains, getDomain, listDomains, domainRecords],
});
