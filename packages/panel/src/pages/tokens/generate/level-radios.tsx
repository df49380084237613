import { Radio } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Level } from '../../../scopes/picked-scopes.ts';
import classes from './generate.module.css';

export interface LevelRadiosProps {
  /** Whose step it is. */
  readonly label: string;
  readonly level: Level;
  readonly levels: readonly Level[];
  readonly isDisabled?: (level: Level) => boolean;
  readonly onChange: (level: Level) => void;
}

/** Nothing, read or write. */
export function LevelRadios({ label, level, levels, isDisabled, onChange }: LevelRadiosProps): ReactNode {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes['levels']}>
      {levels.map((own) => (
        <Radio
          key={own}
          name={name}
          size="xs"
          label={own}
          checked={own === level}
          disabled={isDisabled?.(own) ?? false}
          onChange={() => onChange(own)}
        />
      ))}
    </div>
  );
}
