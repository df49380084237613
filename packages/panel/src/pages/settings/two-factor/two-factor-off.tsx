import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { CallOutput } from '@postern/api/client';
import { useState, type ReactNode } from 'react';
import { AuthenticatorForm } from './authenticator-form.tsx';
import { EnrolmentPasswordForm } from './enrolment-password-form.tsx';

export type TwoFactorEnrolment = CallOutput<'twoFactor_enrol'>['two_factor_enrolment'];

type Step = 'off' | 'password' | TwoFactorEnrolment;

export interface TwoFactorOffProps {
  readonly onCodes: (codes: readonly string[]) => void;
}

/** How it is turned on: the password, then the secret for the app, then a first code. */
export function TwoFactorOff({ onCodes }: TwoFactorOffProps): ReactNode {
  const [step, setStep] = useState<Step>('off');
  const cancel = (): void => setStep('off');
  if (step === 'password') return <EnrolmentPasswordForm onEnrolment={setStep} onCancel={cancel} />;
  if (step !== 'off') return <AuthenticatorForm enrolment={step} onCodes={onCodes} onCancel={cancel} />;
  return (
    <Stack maw={560} align="flex-start">
      <Group gap="xs">
        <Title order={2}>Two-factor sign-in</Title>
        <Badge color="gray">Off</Badge>
      </Group>
      <Text size="sm">
        With it, a sign-in takes your password and a six-digit code from an app on your phone, so that a stolen password
        opens nothing. Any authenticator app will do.
      </Text>
      <Button onClick={() => setStep('password')}>Turn on two-factor</Button>
    </Stack>
  );
}
