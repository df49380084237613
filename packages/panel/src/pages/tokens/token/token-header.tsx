import { Group, Text } from '@mantine/core';
import { IconArrowLeft, IconBan, IconPencil, IconRotate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../../components/page-links.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { actorInWords } from '../list/actor-in-words.ts';
import { Expiry } from './expiry.tsx';
import { TokenState } from './token-state.tsx';
import classes from './token-header.module.css';

/** Name, state and expiry, and what can be done. */
export function TokenHeader({ token }: { token: TokenDetail }): ReactNode {
  return (
    <>
      <Link to="/tokens" className={classes['back']}>
        <IconArrowLeft size={14} aria-hidden /> All tokens
      </Link>
      <PageHeader title={token.name} description={<Facts token={token} />}>
        {token.state === 'active' && <Changes token={token} />}
      </PageHeader>
    </>
  );
}

function Facts({ token }: { token: TokenDetail }): ReactNode {
  return (
    <Group gap="xs" mt={6} component="span" className={classes['facts']}>
      <TokenState state={token.state} />
      <Text component="code" ff="monospace" size="xs">
        {token.starts_with}…
      </Text>
      <span>
        <Expiry at={token.expires_at} />
      </span>
      <span>
        Made <RelativeTime at={token.created_at} /> by {actorInWords(token.created_by)}
      </span>
      <span>
        Last used <RelativeTime at={token.last_used_at} />
        {token.last_used_ip !== null && ` from ${token.last_used_ip}`}
      </span>
    </Group>
  );
}

function Changes({ token }: { token: TokenDetail }): ReactNode {
  const params = { tokenId: String(token.id) };
  return (
    <>
      <ButtonLink
        to="/tokens/$tokenId"
        params={params}
        search={{ tab: 'rotate' }}
        replace
        leftSection={<IconRotate size={16} aria-hidden />}
      >
        Rotate
      </ButtonLink>
      <ButtonLink
        to="/tokens/$tokenId"
        params={params}
        search={{ tab: 'edit' }}
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
      >
        Edit
      </ButtonLink>
      <ButtonLink
        to="/tokens/$tokenId"
        params={params}
        search={{ tab: 'revoke' }}
        replace
        variant="default"
        c="var(--mantine-color-error)"
        leftSection={<IconBan size={16} aria-hidden />}
      >
        Revoke
      </ButtonLink>
    </>
  );
}
