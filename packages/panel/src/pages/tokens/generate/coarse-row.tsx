import type { ScopeIndex } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { addScopes, type Level, type PickedScopes } from '../../../scopes/picked-scopes.ts';
import classes from './generate.module.css';
import { LevelRadios } from './level-radios.tsx';

export interface CoarseRowProps {
  readonly index: ScopeIndex;
  readonly picked: PickedScopes;
  readonly onChange: (picked: PickedScopes) => void;
}

const COARSE = ['read', 'write'] as const;

/** Every resource at once, by the scopes `read` and `write`. */
export function CoarseRow({ index, picked, onChange }: CoarseRowProps): ReactNode {
  const level: Level = COARSE.findLast((scope) => picked.includes(scope)) ?? 'nothing';
  const summary = index.scopes.get(level === 'nothing' ? 'read' : level)?.summary;
  const set = (next: Level): void => {
    const rest = picked.filter((scope) => scope !== 'read' && scope !== 'write');
    onChange(addScopes(index, rest, next === 'nothing' ? [] : [next]));
  };
  return (
    <div className={classes['row']}>
      <div className={classes['rowHead']}>
        <div>
          <span className={classes['rowTitle']}>All resources</span>{' '}
          <span className={classes['rowSummary']}>{summary}</span>
        </div>
        <LevelRadios label="All resources" level={level} levels={['nothing', 'read', 'write']} onChange={set} />
      </div>
    </div>
  );
}
