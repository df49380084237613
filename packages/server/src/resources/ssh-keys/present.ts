import type { SshKey } from '@postern/api';
import type { SshKeyRow } from './ssh-key-store.ts';

export function presentSshKey({ id, fingerprint, public_key, name }: SshKeyRow): SshKey {
  return { id, fingerprint, public_key, name };
}
