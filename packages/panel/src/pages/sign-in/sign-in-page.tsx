import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { safeNextPath } from '../../app/next-path.ts';
import { useEnter } from '../../app/use-enter.ts';
import { EntryPage } from '../../components/entry-page.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

const route = getRouteApi('/sign-in');

/** Password first, then, where it is on, the second factor on the same page. */
export function SignInPage(): ReactNode {
  const { next } = route.useSearch();
  const enter = useEnter();
  const [asksForCode, setAsksForCode] = useState(false);
  const onSignedIn = (): void => enter(safeNextPath(next, location.origin));
  if (asksForCode) {
    return (
      <EntryPage title="Second factor" description="Your password was right. One more step.">
        <SecondFactorForm onSignedIn={onSignedIn} onBack={() => setAsksForCode(false)} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Sign in">
      <PasswordForm onSignedIn={onSignedIn} onSecondFactor={() => setAsksForCode(true)} />
    </EntryPage>
  );
}
