import { Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './phrase-list.module.css';

export interface PhraseListProps {
  readonly phrases: readonly string[];
  readonly kind: 'can' | 'cannot';
}

/** What a token can or cannot, in words. */
export function PhraseList({ phrases, kind }: PhraseListProps): ReactNode {
  if (phrases.length === 0) return null;
  const Icon = kind === 'can' ? IconCheck : IconX;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {kind === 'can' ? 'Can' : 'Cannot'}
      </Text>
      <ul className={classes['list']} data-kind={kind}>
        {phrases.map((phrase) => (
          <li key={phrase}>
            <Icon size={15} stroke={2} aria-hidden />
            {phrase}
          </li>
        ))}
      </ul>
    </div>
  );
}
