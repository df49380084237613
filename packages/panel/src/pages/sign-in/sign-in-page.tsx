import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { safeNextPath } from '../../app/next-path.ts';
import { useEnter } from '../../app/use-enter.ts';
import { useOperation } from '../../app/use-operation.ts';
import { EntryPage } from '../../components/entry-page.tsx';
import { companyProblem } from './company-problem.ts';
import { CompanySignIn } from './company-sign-in.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

const route = getRouteApi('/sign-in');

const FIRST_STEP = {
  password: 'Your password was right. One more step.',
  company: 'You are signed in at your company. One more step.',
} as const;

/** A password or the company's sign-in service first, then, where it is on, the second factor on the same page. */
export function SignInPage(): ReactNode {
  const { next, problem, step } = route.useSearch();
  const enter = useEnter();
  const oidc = useOperation('signIn_get').data?.sign_in.oidc ?? null;
  const [firstStep, setFirstStep] = useState<keyof typeof FIRST_STEP | null>(step === 'code' ? 'company' : null);
  const onSignedIn = (): void => enter(safeNextPath(next, location.origin));
  if (firstStep !== null) {
    return (
      <EntryPage title="Second factor" description={FIRST_STEP[firstStep]}>
        <SecondFactorForm onSignedIn={onSignedIn} onBack={() => setFirstStep(null)} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Sign in">
      {oidc !== null && <CompanySignIn name={oidc.name} problem={companyProblem(problem, oidc.name)} next={next} />}
      <PasswordForm onSignedIn={onSignedIn} onSecondFactor={() => setFirstStep('password')} />
    </EntryPage>
  );
}
