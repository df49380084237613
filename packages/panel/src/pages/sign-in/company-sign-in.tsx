import { Button, Divider, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { beginAtCompany } from '../../app/sign-in-call.ts';
import { FormProblem, type FormProblemText } from '../../components/form-problem.tsx';

export interface CompanySignInProps {
  /** The company's sign-in service, as people call it. */
  readonly name: string;
  /** Why the last sign-in there came to nothing. */
  readonly problem: FormProblemText | null;
  readonly next: string | undefined;
}

/** The way in through the company's own sign-in service. */
export function CompanySignIn({ name, problem, next }: CompanySignInProps): ReactNode {
  const [refusal, setRefusal] = useState(problem);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    setIsLeaving(true);
    const begun = await beginAtCompany(next);
    if (begun.kind === 'begun') return location.assign(begun.url);
    setIsLeaving(false);
    setRefusal(begun.problem);
  };
  return (
    <Stack mb="md">
      <FormProblem problem={refusal} />
      <Button variant="default" size="md" loading={isLeaving} onClick={() => void leave()}>
        Continue with {name}
      </Button>
      <Divider label="or" />
    </Stack>
  );
}
