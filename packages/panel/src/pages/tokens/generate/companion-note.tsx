import type { ReactNode } from 'react';
import { ScopeCode } from '../../../components/scope-code.tsx';
import classes from './generate.module.css';

type Because = readonly (readonly [permission: string, scopes: readonly string[]])[];

/** Which of a row's cells are ticked only because of scopes elsewhere. */
export function CompanionNote({ because }: { because: Because }): ReactNode {
  const scopes = [...new Set(because.flatMap(([, bringing]) => bringing))];
  const along = because
    .filter(([, bringing]) => bringing.length > 0)
    .map(([permission]) => permission.split(':')[1] ?? '');
  if (scopes.length === 0) return null;
  const isAll = along.length === because.length;
  return (
    <div className={classes['companion']}>
      {isAll ? 'Comes' : `${[...new Set(along)].join(', ')} comes`} along with{' '}
      {scopes.slice(0, 3).map((scope, at) => (
        <span key={scope}>
          {at > 0 && ', '}
          <ScopeCode>{scope}</ScopeCode>
        </span>
      ))}
      {scopes.length > 3 && ` and ${scopes.length - 3} more`}
    </div>
  );
}
