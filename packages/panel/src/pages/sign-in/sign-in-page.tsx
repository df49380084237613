import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { safeNextPath } from '../../app/next-path.ts';
import { EntryPage } from '../../components/entry-page.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

const route = getRouteApi('/sign-in');

/** Password first, then, where it is on, the second factor on the same page. */
export function SignInPage(): ReactNode {
  const { next } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asksForCode, setAsksForCode] = useState(false);
  const enter = (): void => {
    // Whoever was signed in before leaves nothing on the screen of whoever is now.
    queryClient.clear();
    router.history.replace(safeNextPath(next, location.origin));
  };
  if (asksForCode) {
    return (
      <EntryPage title="Second factor" description="Your password was right. One more step.">
        <SecondFactorForm onSignedIn={enter} onBack={() => setAsksForCode(false)} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Sign in">
      <PasswordForm onSignedIn={enter} onSecondFactor={() => setAsksForCode(true)} />
    </EntryPage>
  );
}
