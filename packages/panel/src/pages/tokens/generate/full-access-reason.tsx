import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FullAccessReasonProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Asked before a token may do everything. */
export function FullAccessReason({ value, problem, onChange }: FullAccessReasonProps): ReactNode {
  return (
    <Textarea
      label="Why does it need full access?"
      description="It stands in the review for a last look, and is kept nowhere. Most programs need far less."
      autosize
      minRows={2}
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
