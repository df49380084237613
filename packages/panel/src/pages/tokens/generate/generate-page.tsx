import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { PlainSecret } from '../secret/plain-secret.ts';
import { SecretPage } from '../secret/secret-page.tsx';
import { SecretWasShownPage } from '../secret/secret-was-shown-page.tsx';
import { GenerateForm } from './generate-form.tsx';

/** A token that was just made, for as long as this page is shown. */
interface Generated {
  readonly id: string;
  readonly name: string;
  readonly secret: PlainSecret;
}

/** Generate a token, and see its secret once. The address then says which token it was, and nothing of the secret. */
export function GeneratePage(): ReactNode {
  const { issued } = useSearch({ from: '/signed-in/tokens/new' });
  const navigate = useNavigate();
  const scopes = useOperation('scopes_list');
  const [generated, setGenerated] = useState<Generated | null>(null);
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
        {(list) => (
          <GenerateForm
            list={list}
            onGenerated={({ token, secret }) => {
              const id = String(token.id);
              setGenerated({ id, name: token.name, secret: new PlainSecret(secret) });
              // In place of the form, which is not to be sent again by going back.
              void navigate({ to: '/tokens/new', search: { issued: id }, replace: true });
            }}
          />
        )}
      </AnswerOf>
    </>
  );
}
