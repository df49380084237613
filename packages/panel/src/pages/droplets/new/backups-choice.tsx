import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

export type BackupPlan = 'daily' | 'weekly';

/** What backups cost, as a share of the Droplet's price. */
export const BACKUP_PRICE_SHARE: Readonly<Record<BackupPlan, number>> = { daily: 0.3, weekly: 0.2 };

export interface BackupsChoiceProps {
  readonly value: BackupPlan | null;
  readonly onChange: (plan: BackupPlan | null) => void;
}

export function BackupsChoice({ value, onChange }: BackupsChoiceProps): ReactNode {
  return (
    <Radio.Group
      label="Backups"
      value={value ?? 'none'}
      onChange={(next) => onChange(next === 'daily' || next === 'weekly' ? next : null)}
    >
      <Stack gap={6} mt={6}>
        <Radio value="none" label="None" />
        <Radio value="weekly" label="Weekly, for a fifth of the price more" />
        <Radio value="daily" label="Daily, for three tenths of the price more" />
      </Stack>
    </Radio.Group>
  );
}
