import type { Permission } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { ScopeCode } from '../../../components/scope-code.tsx';
import classes from './generate.module.css';

export interface PermissionListProps {
  readonly id: string;
  readonly permissions: readonly Permission[];
  readonly open: ReadonlySet<string>;
}

/** Each permission of a row in a sentence, and the routes that take it. */
export function PermissionList({ id, permissions, open }: PermissionListProps): ReactNode {
  return (
    <div id={id} className={classes['permissions']}>
      {permissions.map(({ name, summary, sensitive, routes }) => (
        <div key={name}>
          <div className={classes['permission']}>
            <ScopeCode>{name}</ScopeCode> {summary}
            {sensitive && ' Sensitive.'}
            <span className={classes['faint']}>{open.has(name) ? ' Ticked.' : ''}</span>
          </div>
          {routes.length === 0 ? (
            <div className={classes['faint']}>No route takes it yet.</div>
          ) : (
            <ul className={classes['routes']}>
              {routes.map(({ operation_id: operation, method, path, when }) => (
                <li key={operation}>
                  <code>
                    <span className={classes['method']}>{method}</span> {path}
                  </code>
                  {when !== null && <span className={classes['faint']}> {when}</span>}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}
