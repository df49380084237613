import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { CodeField } from '../../components/code-field.tsx';
import { FormProblem, type FormProblemText } from '../../components/form-problem.tsx';
import { giveCode, type SecondFactorProof } from '../../app/sign-in-call.ts';

export interface SecondFactorFormProps {
  readonly onSignedIn: () => void;
  /** To the password: somebody else signs in, or this sign-in has run out. */
  readonly onBack: () => void;
}

const OTHER: Readonly<Record<SecondFactorProof, { readonly proof: SecondFactorProof; readonly label: string }>> = {
  totp: { proof: 'recovery_code', label: 'Use a recovery code' },
  recovery_code: { proof: 'totp', label: 'Use the authenticator app' },
};

export function SecondFactorForm({ onSignedIn, onBack }: SecondFactorFormProps): ReactNode {
  const form = useForm({ initialValues: { code: '' } });
  const [proof, setProof] = useState<SecondFactorProof>('totp');
  const [problem, setProblem] = useState<FormProblemText | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [proof]);
  const submit = form.onSubmit(async ({ code }) => {
    const outcome = await giveCode(proof === 'totp' ? code.replaceAll(/\s/g, '') : code.trim(), proof);
    if (outcome.kind === 'signed_in') return onSignedIn();
    if (outcome.kind === 'refused') setProblem(outcome.problem);
    form.reset();
  });
  const change = (): void => {
    setProof(OTHER[proof].proof);
    setProblem(null);
    form.reset();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormProblem problem={problem} />
        <CodeField
          key={proof}
          ref={field}
          proof={proof}
          name={proof}
          description={
            proof === 'totp' ? 'Six digits, fresh every half minute.' : 'One of the codes you stored. Each works once.'
          }
          {...form.getInputProps('code')}
        />
        <Button type="submit" size="md" loading={form.submitting}>
          Sign in
        </Button>
        <Stack gap={4}>
          <Button variant="subtle" size="sm" onClick={change}>
            {OTHER[proof].label}
          </Button>
          <Button variant="subtle" color="gray" size="sm" onClick={onBack}>
            Back to the password
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
