import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { actorInWords } from './actor-in-words.ts';
import { dateInWords } from './day-in-words.ts';
import { REASONS_IN_WORDS } from './reason-in-words.ts';

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
        <Button component="a" href={`/tokens/new?like=${token.id}`} variant="default" size="compact-md">
          Generate another like it
        </Button>
      </Stack>
    </Alert>
  );
}

function EndedWhen({ token }: { token: TokenDetail }): ReactNode {
  if (token.state === 'expired') return <>It expired {when(token.expires_at)}.</>;
  const why = token.revocation_reason === null ? '' : `, because ${REASONS_IN_WORDS[token.revocation_reason]}`;
  return (
    <>
      {token.revoked_by === null ? 'It was revoked' : `${actorInWords(token.revoked_by)} revoked it`}{' '}
      {when(token.revoked_at)}
      {why}.
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
