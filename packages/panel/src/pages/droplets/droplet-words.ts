import type { Droplet, Size } from '@postern/api';
import type { SignKind } from '../../components/sign.tsx';

/** "1 vCPU · 512 MB · 10 GB disk". */
export function sizeInWords({ vcpus, memory, disk }: Pick<Size, 'vcpus' | 'memory' | 'disk'>): string {
  return `${vcpus} vCPU${vcpus === 1 ? '' : 's'} · ${memoryInWords(memory)} · ${disk.toLocaleString('en-GB')} GB disk`;
}

/** Of megabytes. */
export function memoryInWords(megabytes: number): string {
  return megabytes < 1024 ? `${megabytes} MB` : `${(megabytes / 1024).toLocaleString('en-GB')} GB`;
}

/** The address that everybody can reach, or else the private one. */
export function addressOf({ networks }: Pick<Droplet, 'networks'>): string | null {
  return networks.v4.find(({ type }) => type === 'public')?.ip_address ?? networks.v4[0]?.ip_address ?? null;
}

/** A Droplet's state in a word, and the kind of sign that goes with it. */
export function statusInWords({ status, locked }: Pick<Droplet, 'status' | 'locked'>): readonly [SignKind, string] {
  switch (status) {
    case 'new':
      return ['busy', 'Being created'];
    case 'active':
      return locked ? ['busy', 'On, busy'] : ['on', 'On'];
    case 'off':
      return locked ? ['busy', 'Off, busy'] : ['off', 'Off'];
    case 'archive':
      return ['off', 'Archived'];
  }
}

const WORDS: Readonly<Record<string, string>> = {
  create: 'Create',
  destroy: 'Destroy',
  power_on: 'Power on',
  power_off: 'Power off',
  shutdown: 'Shut down',
  reboot: 'Reboot',
  power_cycle: 'Power cycle',
  password_reset: 'Reset the password',
  enable_ipv6: 'Enable IPv6',
};

/** "Power on", of `power_on`: what is done, in the words of people. */
export function actionInWords(type: string): string {
  const words = type.replaceAll('_', ' ');
  return WORDS[type] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
