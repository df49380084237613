import { Skeleton, Stack } from '@mantine/core';
import { getRouteApi, useMatch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { PlainSecret } from '../secret/plain-secret.ts';
import { SecretPage } from '../secret/secret-page.tsx';
import { LoadedToken } from './loaded-token.tsx';
import { NoSuchToken } from './no-such-token.tsx';
import { rotationOf } from './rotation.ts';
import { SecretWasShown } from './secret-was-shown.tsx';

const route = getRouteApi('/signed-in/tokens/$tokenId');
const WATCH_MS = 2000;

/** One token. After a rotation, the screen that shows its new secret once. */
export function TokenPage(): ReactNode {
  const { tokenId } = route.useParams();
  const navigate = route.useNavigate();
  const isAtSecret = useMatch({ from: '/signed-in/tokens/$tokenId/new-secret', shouldThrow: false }) !== undefined;
  const [secret, setSecret] = useState<PlainSecret | null>(null);
  const query = useOperation(
    'tokens_get',
    { params: { token_id: tokenId } },
    // While two secrets work, one watches which of them is used.
    { refetchInterval: (answer) => (answer && rotationOf(answer.token, Date.now()) !== null ? WATCH_MS : false) },
  );
  if (query.data === undefined) {
    if (query.error?.status === 404) return <NoSuchToken tokenId={tokenId} />;
    return query.isError ? <ProblemAlert error={query.error} /> : <TokenSkeleton />;
  }
  const { token } = query.data;
  const leaveSecret = (): void => void navigate({ to: '/tokens/$tokenId', params: { tokenId }, replace: true });
  if (isAtSecret && (secret === null || secret.reveal() === '')) return <SecretWasShown token={token} />;
  if (isAtSecret && secret !== null) {
    return <SecretPage secret={secret} tokenName={token.name} occasion="rotated" onDone={leaveSecret} />;
  }
  return (
    <LoadedToken
      key={token.id}
      token={token}
      seenAt={query.dataUpdatedAt}
      onRotated={(issued) => {
        setSecret(new PlainSecret(issued.secret));
        // In place of the dialog's address, so that going back does not open it again.
        void navigate({ to: '/tokens/$tokenId/new-secret', params: { tokenId }, replace: true });
      }}
    />
  );
}

function TokenSkeleton(): ReactNode {
  return (
    <Stack aria-busy aria-label="Loading" role="status">
      <Skeleton height={20} width={90} />
      <Skeleton height={28} width={220} />
      <Skeleton height={20} width={420} maw="100%" />
      <Skeleton height={38} />
      <Skeleton height={320} radius="md" />
    </Stack>
  );
}
