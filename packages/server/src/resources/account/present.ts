import type { Account } from '@postern/api';
import { reservedIpLimit } from '../reserved-ips/reserved-ips.ts';
import type { AccountRow } from './account-store.ts';

export function presentAccount(account: AccountRow): Account {
  return {
    uuid: account.uuid,
    email: account.email,
    name: account.name,
    email_verified: true,
    status: account.status,
    status_message: account.status_message,
    droplet_limit: account.droplet_limit,
    floating_ip_limit: reservedIpLimit(account),
    reserved_ip_limit: reservedIpLimit(account),
    volume_limit: account.volume_limit,
    team: { uuid: account.uuid, name: account.name },
  };
}
