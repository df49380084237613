import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';

/** Why a form came to nothing, in a sentence or two. */
export interface FormProblemText {
  readonly title?: string;
  readonly message: string;
}

/** Says above a form what was wrong, and takes the focus each time there is something new to say. */
export function FormProblem({ problem }: { readonly problem: FormProblemText | null }): ReactNode {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) alert.current?.focus();
  }, [problem]);
  if (problem === null) return null;
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="alert"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      {...(problem.title !== undefined && { title: problem.title })}
    >
      <Text size="sm">{problem.message}</Text>
    </Alert>
  );
}
