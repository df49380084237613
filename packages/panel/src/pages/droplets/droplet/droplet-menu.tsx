import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPower, IconTrash } from '@tabler/icons-react';
import type { Droplet } from '@postern/api';
import type { ReactNode } from 'react';
import type { DropletChange } from './droplet-change-dialog.tsx';

/** What is done at once. */
type Immediate = 'power_on' | 'power_off' | 'shutdown' | 'reboot' | 'power_cycle' | 'enable_ipv6' | 'disable_backups';

export interface DropletMenuProps {
  readonly droplet: Droplet;
  readonly isPending: boolean;
  readonly onAct: (type: Immediate) => void;
  /** For what needs an answer first. */
  readonly onAsk: (what: DropletChange | 'destroy') => void;
}

/** Power, and a menu of the rest. While something is being done, nothing else can be begun. */
export function DropletMenu({ droplet, isPending, onAct, onAsk }: DropletMenuProps): ReactNode {
  const isBusy = droplet.locked || droplet.status === 'new' || isPending;
  const isOn = droplet.status === 'active';
  const hasBackups = droplet.features.includes('backups');
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPower size={16} aria-hidden />}
        disabled={isBusy || droplet.status === 'archive'}
        onClick={() => onAct(isOn ? 'power_off' : 'power_on')}
      >
        {isOn ? 'Power off' : 'Power on'}
      </Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} aria-hidden />}>Actions</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={isBusy || !isOn} onClick={() => onAct('reboot')}>
            Reboot
          </Menu.Item>
          <Menu.Item disabled={isBusy || !isOn} onClick={() => onAct('shutdown')}>
            Shut down
          </Menu.Item>
          <Menu.Item disabled={isBusy || !isOn} onClick={() => onAct('power_cycle')}>
            Power cycle
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item disabled={isBusy} onClick={() => onAsk('snapshot')}>
            Take a snapshot…
          </Menu.Item>
          {hasBackups ? (
            <Menu.Item disabled={isBusy} onClick={() => onAct('disable_backups')}>
              Disable backups
            </Menu.Item>
          ) : (
            <Menu.Item disabled={isBusy} onClick={() => onAsk('enable_backups')}>
              Enable backups…
            </Menu.Item>
          )}
          <Menu.Item disabled={isBusy} onClick={() => onAsk('rename')}>
            Rename…
          </Menu.Item>
          <Menu.Item disabled={isBusy} onClick={() => onAsk('resize')}>
            Resize…
          </Menu.Item>
          <Menu.Item disabled={isBusy} onClick={() => onAsk('rebuild')}>
            Rebuild…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onAsk('destroy')}>
            Destroy…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
