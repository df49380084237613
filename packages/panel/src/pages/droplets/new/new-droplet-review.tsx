import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Size } from '@postern/api';
import type { ReactNode } from 'react';
import { dollars } from '../../../components/dollars.ts';
import { sizeInWords } from '../droplet-words.ts';
import { BACKUP_PRICE_SHARE, type BackupPlan } from './backups-choice.tsx';
import classes from './new-droplet.module.css';

export interface NewDropletReviewProps {
  readonly size: Size | undefined;
  readonly backups: BackupPlan | null;
  /** Whether the region has the size. */
  readonly isOffered: boolean;
  /** The button, and what became of it. */
  readonly children: ReactNode;
}

/** What the Droplet will cost, as it is chosen. */
export function NewDropletReview({ size, backups, isOffered, children }: NewDropletReviewProps): ReactNode {
  const factor = backups === null ? 1 : 1 + BACKUP_PRICE_SHARE[backups];
  return (
    <Paper component="section" withBorder radius="md" p="md" className={classes['review'] ?? ''} aria-label="Review">
      <Stack gap="sm">
        <Title order={2}>It will cost</Title>
        {size !== undefined && (
          <div aria-live="polite">
            <Text fz={24} fw={600} className={classes['price'] ?? ''}>
              {dollars(size.price_monthly * factor)}
              <Text span size="sm" c="dimmed">
                {' '}
                a month
              </Text>
            </Text>
            <Text size="sm" c="dimmed">
              {dollars(size.price_hourly * factor, 5)} an hour
              {backups !== null && `, of which ${dollars(size.price_monthly * (factor - 1))} a month for backups`}
            </Text>
            <Text size="sm" mt="xs">
              {sizeInWords(size)}
            </Text>
          </div>
        )}
        {!isOffered && (
          <Text size="sm" role="status">
            The region does not offer this size. Choose another size, or another region.
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
