import type { TableMigration } from '@postern/store';
import { createAccountsAndDroplets } from './001-accounts-and-droplets.ts';
import { letActionsTakeTime } from './002-actions-in-progress.ts';
import { createImages } from './003-images.ts';
import { createSshKeys } from './004-ssh-keys.ts';
import { createTags } from './005-tags.ts';
import { createProjects } from './006-projects.ts';
import { createVpcs } from './007-vpcs.ts';
import { createVolumes } from './008-volumes.ts';
import { createDomains } from './009-domains.ts';
import { createReservedIps } from './010-reserved-ips.ts';
import { createCharges } from './011-charges.ts';
import { countActions } from './012-action-counts.ts';
import { createInvoices } from './013-invoices.ts';
import { createDropletDestructions } from './014-droplet-destructions.ts';
import { createPeople } from './015-people.ts';
import { rememberTwoFactorSteps } from './016-two-factor-steps.ts';

/** Every change of the server's tables, oldest first. An entry that has been released is never edited. */
export const SERVER_MIGRATIONS: readonly TableMigration[] = [
  createAccountsAndDroplets,
  letActionsTakeTime,
  createImages,
  createSshKeys,
  createTags,
  createProjects,
  createVpcs,
  createVolumes,
  createDomains,
  createReservedIps,
  createCharges,
  countActions,
  createInvoices,
  createDropletDestructions,
  createPeople,
  rememberTwoFactorSteps,
];
