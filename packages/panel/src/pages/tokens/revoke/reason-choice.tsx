import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './reason-choice.module.css';
import { revocationReasons, type RevocationReason } from './revocation-reasons.ts';

export interface ReasonChoiceProps {
  readonly value: RevocationReason;
  readonly onChange: (reason: RevocationReason) => void;
}

/** Why: it is kept with the token, and in the audit trail. */
export function ReasonChoice({ value, onChange }: ReasonChoiceProps): ReactNode {
  const choose = (chosen: string): void => {
    const text = revocationReasons.find(({ reason }) => reason === chosen);
    if (text !== undefined) onChange(text.reason);
  };
  return (
    <Radio.Group label="Why" value={value} onChange={choose}>
      <Stack gap={6} mt={6}>
        {revocationReasons.map(({ reason, label, description }) => (
          <Radio
            key={reason}
            value={reason}
            label={label}
            description={description}
            size="xs"
            classNames={{ description: classes['description'] ?? '' }}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
