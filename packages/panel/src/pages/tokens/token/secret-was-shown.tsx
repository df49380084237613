import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ButtonLink } from '../../../components/page-links.tsx';

/** After a reload of the screen that showed a new secret, and wherever going back leads to it. */
export function SecretWasShown({ token }: { token: TokenDetail }): ReactNode {
  return (
    <>
      <PageHeader title={token.name} />
      <EmptyState
        title="The new secret was shown once"
        description="Only a hash of it is kept, so it cannot be shown again. If you have not stored it, rotate the token again: until the new secret is used, that puts another in its place."
      >
        <ButtonLink to="/tokens/$tokenId" params={{ tokenId: String(token.id) }}>
          Go to the token
        </ButtonLink>
      </EmptyState>
    </>
  );
}
