import { Badge, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { wordsOfScopes } from '@postern/api/scope-review';
import { IconCircleFilled, IconTriangleFilled } from '@tabler/icons-react';
import type { Token } from '@postern/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { reasonLabel } from '../revoke/revocation-reasons.ts';
import { tokenLink } from '../token-links.ts';
import { useNow } from '../use-now.ts';
import { actorInWords } from './actor-in-words.ts';
import { Moment } from './moment.tsx';
import classes from './token-cells.module.css';
import { UsedBar } from './used-bar.tsx';

interface CellProps {
  readonly token: Token;
}

/** The name leads to the token's page; below it what it is known by elsewhere. */
export function TokenName({ token }: CellProps): ReactNode {
  const now = useNow();
  const isTooEarly = token.state === 'active' && token.not_before !== null && Date.parse(token.not_before) > now;
  return (
    <Stack gap={2}>
      <Group gap={8} wrap="nowrap">
        <Link {...tokenLink(token.id)} data-token-name className={classes['name']} title={token.name}>
          {token.name}
        </Link>
        {isTooEarly && (
          <Badge size="sm" color="gray" className={classes['badge']}>
            Starts <RelativeTime at={token.not_before} />
          </Badge>
        )}
      </Group>
      <Text className={classes['below']}>
        <span className={classes['start']}>{token.starts_with}…</span>
        {' · '}
        <span className={classes['created']}>
          created <Moment at={token.created_at} />
        </span>
      </Text>
    </Stack>
  );
}

/** In words; and for a token that still works, how much of it is needed. */
export function TokenAbility({ token }: CellProps): ReactNode {
  const words = wordsOfScopes(token.scopes);
  return (
    <Stack gap={2}>
      <Text className={classes['words']} title={token.scopes.join(' ')}>
        {words}
      </Text>
      {token.state === 'active' && <UsedBar token={token} />}
    </Stack>
  );
}

/** When, and from where and by what. */
export function LastUse({ token }: CellProps): ReactNode {
  const agent = token.recent_use.last_user_agent;
  const from = [token.last_used_ip, agent === null ? null : productOf(agent)].filter((part) => part !== null);
  if (token.last_used_at === null) return <Text className={classes['quiet']}>never</Text>;
  return (
    <Stack gap={2}>
      <Text inherit>
        <RelativeTime at={token.last_used_at} />
      </Text>
      <Text className={classes['below']} title={agent ?? undefined}>
        {from.join(' · ')}
      </Text>
    </Stack>
  );
}

/** "doctl", of "doctl/1.104 (linux)". */
function productOf(userAgent: string): string {
  return userAgent.split(/[\s/(]/, 1)[0] || userAgent;
}

const SOON_MS = 14 * 86_400_000;

/** How far off the end is, with a sign where it is near or where there is none. */
export function Expiry({ token: { expires_at: at } }: CellProps): ReactNode {
  const now = useNow();
  if (at === null) {
    return (
      <span className={classes['sign']} title="This token has no end. One with an end is safer.">
        never
        <IconTriangleFilled size={9} className={classes['endless']} aria-hidden />
        <VisuallyHidden>, without an end</VisuallyHidden>
      </span>
    );
  }
  const isSoon = Date.parse(at) - now < SOON_MS;
  return (
    <Stack gap={2}>
      <span className={classes['sign']} title={isSoon ? 'Expires within 14 days.' : undefined}>
        <RelativeTime at={at} />
        {isSoon && <IconCircleFilled size={9} className={classes['soon']} aria-hidden />}
        {isSoon && <VisuallyHidden>, soon</VisuallyHidden>}
      </span>
      <Text className={classes['below']}>
        <Moment at={at} />
      </Text>
    </Stack>
  );
}

/** When it ended, and why. */
export function Ending({ token }: CellProps): ReactNode {
  const { revoked_at: revokedAt, revocation_reason: reason, revoked_by: by, expires_at: expiredAt } = token;
  const at = revokedAt ?? expiredAt;
  if (at === null) return null;
  return (
    <Stack gap={2}>
      <Text inherit>{reason === null ? <RelativeTime at={at} /> : reasonLabel(reason)}</Text>
      <Text className={classes['below']} title={by === null ? undefined : `by ${actorInWords(by)}`}>
        {reason === null ? <Moment at={at} /> : <RelativeTime at={at} />}
        {by !== null && ` by ${actorInWords(by)}`}
      </Text>
    </Stack>
  );
}
