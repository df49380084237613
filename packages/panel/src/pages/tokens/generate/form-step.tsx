import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './generate.module.css';

export interface FormStepProps {
  readonly number: number;
  readonly title: string;
  /** What is wrong with the step as a whole. */
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** A question and its answer. */
export function FormStep({ number, title, problem, children }: FormStepProps): ReactNode {
  const id = `step-${number}`;
  return (
    <section aria-labelledby={id} data-invalid-step={problem === undefined ? undefined : true}>
      <Title order={2} id={id} className={classes['stepTitle'] ?? ''}>
        <span className={classes['stepNumber']} aria-hidden>
          {number}
        </span>
        {title}
      </Title>
      <Stack gap="sm">
        {problem !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problem}
          </Text>
        )}
        {children}
      </Stack>
    </section>
  );
}
