import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { IssuedToken, ScopeList } from '@postern/api';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { PlainSecret } from '../secret/plain-secret.ts';
import { SecretPage } from '../secret/secret-page.tsx';
import { SecretWasShownPage } from '../secret/secret-was-shown-page.tsx';
import { draftLike } from './draft-like.ts';
import { GenerateForm } from './generate-form.tsx';
import { emptyDraft } from './token-draft.ts';

/** A token that was just made, for as long as this page is shown. */
interface Generated {
  readonly id: string;
  readonly name: string;
  readonly secret: PlainSecret;
}

/** Generate a token, and see its secret once. The address then says which token it was, and nothing of the secret. */
export function GeneratePage(): ReactNode {
  const { issued, like } = useSearch({ from: '/signed-in/tokens/new' });
  const navigate = useNavigate();
  const scopes = useOperation('scopes_list');
  const [generated, setGenerated] = useState<Generated | null>(null);
  const showSecret = ({ token, secret }: IssuedToken): void => {
    const id = String(token.id);
    setGenerated({ id, name: token.name, secret: new PlainSecret(secret) });
    // In place of the form, which is not to be sent again by going back.
    void navigate({ to: '/tokens/new', search: { issued: id }, replace: true });
  };
  if (issued !== undefined && generated?.id === issued) {
    return (
      <SecretPage
        secret={generated.secret}
        tokenName={generated.name}
        occasion="generated"
        onDone={() => void navigate({ to: '/tokens/$tokenId', params: { tokenId: generated.id } })}
      />
    );
  }
  if (issued !== undefined) return <SecretWasShownPage />;
  return (
    <>
      <PageHeader title="Generate new token" />
      <AnswerOf query={scopes}>
        {(list) =>
          like === undefined ? (
            <GenerateForm list={list} start={emptyDraft} onGenerated={showSecret} />
          ) : (
            <GenerateLike tokenId={like} list={list} onGenerated={showSecret} />
          )
        }
      </AnswerOf>
    </>
  );
}

interface GenerateLikeProps {
  readonly tokenId: number;
  readonly list: ScopeList;
  readonly onGenerated: (issued: IssuedToken) => void;
}

/** The form as another token fills it. */
function GenerateLike({ tokenId, list, onGenerated }: GenerateLikeProps): ReactNode {
  const model = useOperation('tokens_get', { params: { token_id: tokenId } });
  return (
    <AnswerOf query={model}>
      {({ token }) => <GenerateForm list={list} start={draftLike(token)} onGenerated={onGenerated} />}
    </AnswerOf>
  );
}
