import type { Token } from '@postern/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { tokenLink } from '../token-links.ts';
import classes from './used-bar.module.css';

/** How much of what was granted was used in the last 30 days; leads to where the rest can be taken away. */
export function UsedBar({ token }: { token: Token }): ReactNode {
  const granted = token.permissions.length;
  if (granted === 0) return null;
  const held = new Set(token.permissions);
  const used = token.recent_use.permissions_used.filter((permission) => held.has(permission)).length;
  const words = `uses ${used} of ${granted}`;
  return (
    <Link
      {...tokenLink(token.id, 'shrink')}
      className={classes['link']}
      aria-label={`${words} permissions in 30 days: shrink ${token.name}`}
      title="Permissions used in the last 30 days, of those granted"
    >
      <span>{words}</span>
      <span className={classes['track']} aria-hidden>
        <span className={classes['fill']} style={{ width: `${(used / granted) * 100}%` }} />
      </span>
    </Link>
  );
}
