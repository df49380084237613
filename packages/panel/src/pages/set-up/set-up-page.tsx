import { Code } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useLinkSecret } from '../../app/link-secret.ts';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { EntryPage } from '../../components/entry-page.tsx';
import { LinkGone } from '../../components/link-gone.tsx';
import { SetUpForm } from './set-up-form.tsx';

/** Where the link leads that the server prints at its first start, and whenever its owner asks it for one. */
export function SetUpPage(): ReactNode {
  const secret = useLinkSecret();
  const [goneSecret, setGoneSecret] = useState<string | null>(null);
  const facts = useOperation('signIn_get');
  if (secret === null || secret === goneSecret) {
    return (
      <EntryPage title="Set up Postern">
        <LinkGone title={secret === null ? 'This address is not whole' : 'This link has been used or has run out'}>
          A set-up link works once, for a day. On the machine that Postern runs on,{' '}
          <Code>npx postern admin set-up-link</Code> prints a new one; open it as it is, with what stands behind the #.
        </LinkGone>
      </EntryPage>
    );
  }
  return (
    <EntryPage
      title="Set up Postern"
      description="You will own this account. If it had an owner before, this gives the owner a new password."
    >
      <AnswerOf query={facts}>
        {({ sign_in }) => <SetUpForm secret={secret} rules={sign_in.password} onGone={() => setGoneSecret(secret)} />}
      </AnswerOf>
    </EntryPage>
  );
}
