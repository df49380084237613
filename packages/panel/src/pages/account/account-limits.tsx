import { Progress, Stack, Text } from '@mantine/core';
import type { Account } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { Card } from '../tokens/token/card.tsx';
import classes from './account-limits.module.css';

const COUNT_ONLY = { query: { per_page: 1 } };

/** How much of what the account may have is in use. */
export function AccountLimits({ account }: { account: Account }): ReactNode {
  const droplets = useOperation('droplets_list', COUNT_ONLY);
  // The API lists Droplets with GPUs apart.
  const gpus = useOperation('droplets_list', { query: { per_page: 1, type: 'gpus' } });
  const volumes = useOperation('volumes_list', COUNT_ONLY);
  const addresses = useOperation('reservedIPs_list', COUNT_ONLY);
  const dropletCount =
    droplets.data === undefined || gpus.data === undefined
      ? undefined
      : droplets.data.meta.total + gpus.data.meta.total;
  return (
    <Card title="Limits">
      <Stack gap="sm" maw={640}>
        <Limit name="Droplets" used={dropletCount} most={account.droplet_limit} />
        <Limit name="Volumes" used={volumes.data?.meta.total} most={account.volume_limit} />
        <Limit name="Reserved IPs" used={addresses.data?.meta.total} most={account.reserved_ip_limit} />
      </Stack>
    </Card>
  );
}

interface LimitProps {
  readonly name: string;
  /** Not known yet: left out. */
  readonly used: number | undefined;
  readonly most: number;
}

function Limit({ name, used, most }: LimitProps): ReactNode {
  const words =
    used === undefined ? `at most ${most}` : `${used.toLocaleString('en-GB')} of ${most.toLocaleString('en-GB')}`;
  const percent = used === undefined ? 0 : Math.min(100, (used / Math.max(most, 1)) * 100);
  return (
    <div className={classes['limit']}>
      <Text size="sm">{name}</Text>
      <Progress.Root size="sm" radius="sm">
        <Progress.Section
          value={percent}
          aria-label={`${name} in use`}
          color={percent >= 100 ? 'orange.7' : 'accent'}
        />
      </Progress.Root>
      <Text size="sm" c="dimmed" className={classes['words'] ?? ''}>
        {words}
        {percent >= 100 && ', full'}
      </Text>
    </div>
  );
}
