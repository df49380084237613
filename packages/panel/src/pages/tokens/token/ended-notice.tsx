import { Alert, Stack, Text } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../../components/page-links.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { actorInWords } from '../list/actor-in-words.ts';
import { reasonLabel } from '../revoke/revocation-reasons.ts';
import { newTokenLink } from '../token-links.ts';
import { dateInWords } from './day-in-words.ts';

/** For a token that is over: since when, why, and how to go on. */
export function EndedNotice({ token }: { token: TokenDetail }): ReactNode {
  if (token.state === 'active') return null;
  return (
    <Alert color="gray" icon={<IconClockOff size={18} aria-hidden />} title={`This token is ${token.state}`} mb="lg">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          <EndedWhen token={token} /> Every request with it is refused, and nothing brings it back. What it did stays
          here to read.
        </Text>
        <ButtonLink {...newTokenLink(token.id)} variant="default" size="compact-md">
          Generate another like it
        </ButtonLink>
      </Stack>
    </Alert>
  );
}

function EndedWhen({ token }: { token: TokenDetail }): ReactNode {
  if (token.state === 'expired') return <>It expired {when(token.expires_at)}.</>;
  const { revoked_by: by, revocation_reason: reason } = token;
  return (
    <>
      {by === null ? 'It was revoked' : `${actorInWords(by)} revoked it`} {when(token.revoked_at)}
      {reason !== null && <>: {reasonLabel(reason).toLowerCase()}</>}.
    </>
  );
}

function when(at: string | null): ReactNode {
  if (at === null) return null;
  return (
    <>
      <RelativeTime at={at} /> ({dateInWords(at)})
    </>
  );
}
