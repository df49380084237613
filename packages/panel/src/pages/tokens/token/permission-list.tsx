import { Button, Text } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { ScopeCode } from '../../../components/scope-code.tsx';
import classes from './permission-list.module.css';
import { useScopeIndex } from './use-scope-index.ts';

export interface PermissionListProps {
  readonly title: string;
  readonly permissions: readonly string[];
  /** When each was last used. */
  readonly uses?: TokenDetail['permissions_used'];
}

const SHOWN = 6;

/** Permissions by name, each with what it allows; of many, the first. */
export function PermissionList({ title, permissions, uses = [] }: PermissionListProps): ReactNode {
  const [isWhole, setIsWhole] = useState(false);
  const index = useScopeIndex();
  if (permissions.length === 0) return null;
  const shown = isWhole ? permissions : permissions.slice(0, SHOWN);
  const lastUse = new Map(uses.map(({ permission, last_used_at }) => [permission, last_used_at]));
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {title} ({permissions.length})
      </Text>
      <ul className={classes['list']} aria-label={title}>
        {shown.map((permission) => (
          <li key={permission}>
            <ScopeCode>{permission}</ScopeCode>
            <Text size="xs" c="dimmed" component="span">
              {lastUse.has(permission) ? (
                <RelativeTime at={lastUse.get(permission) ?? null} />
              ) : (
                index?.permissions.get(permission)?.summary
              )}
            </Text>
          </li>
        ))}
      </ul>
      {permissions.length > SHOWN && (
        <Button variant="subtle" size="compact-xs" mt={4} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${permissions.length}`}
        </Button>
      )}
    </div>
  );
}
