import { useState, type ReactNode } from 'react';
import { useLinkSecret } from '../../app/link-secret.ts';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { EntryPage } from '../../components/entry-page.tsx';
import { LinkGone } from '../../components/link-gone.tsx';
import { InvitationForm } from './invitation-form.tsx';

/** Where the link leads by which an owner invites somebody. */
export function InvitationPage(): ReactNode {
  const secret = useLinkSecret();
  const [goneSecret, setGoneSecret] = useState<string | null>(null);
  const facts = useOperation('signIn_get');
  if (secret === null || secret === goneSecret) {
    return (
      <EntryPage title="Your invitation">
        <LinkGone title={secret === null ? 'This address is not whole' : 'This invitation works no more'}>
          {secret === null
            ? 'Open the link as you got it, with what stands behind the #. If it still leads here, ask whoever invited you for a new one.'
            : 'It was used, withdrawn or is older than a week. Ask whoever invited you for a new one; if you used it yourself, sign in.'}
        </LinkGone>
      </EntryPage>
    );
  }
  return (
    <EntryPage
      title="Accept your invitation"
      description="Choose what you are called and a password. You sign in with the address that was invited."
    >
      <AnswerOf query={facts}>
        {({ sign_in }) => (
          <InvitationForm secret={secret} rules={sign_in.password} onGone={() => setGoneSecret(secret)} />
        )}
      </AnswerOf>
    </EntryPage>
  );
}
