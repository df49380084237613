import { Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import type { OperationError } from '../../../app/operation-error.ts';
import { addressProblem } from '../generate/address-range.ts';
import { dateInWords } from './day-in-words.ts';
import type { TokenEdit } from './token-edit.ts';

export interface EditTermsProps {
  readonly token: TokenDetail;
  readonly edit: TokenEdit;
  readonly error: OperationError | null;
  readonly onChange: (part: Partial<TokenEdit>) => void;
}

const EXPIRIES = [
  { value: '7', label: '7 days from now' },
  { value: '30', label: '30 days from now' },
  { value: '90', label: '90 days from now' },
  { value: '365', label: 'a year from now' },
  { value: 'date', label: 'on a date' },
  { value: 'never', label: 'never' },
] as const;

/** How long it lasts, from where it works, and how often. */
export function EditTerms({ token, edit, error, onChange }: EditTermsProps): ReactNode {
  const kept = token.expires_at === null ? 'never, as it is' : `on ${dateInWords(token.expires_at)}, as it is`;
  const wrong = edit.addresses.map(addressProblem).find((problem) => problem !== null);
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="xs">
        <Select
          label="Ends"
          w={240}
          allowDeselect={false}
          data={[{ value: 'keep', label: kept }, ...EXPIRIES]}
          value={edit.expiry}
          error={error?.fieldMessage('expires_at')}
          onChange={(value) => value !== null && onChange({ expiry: value })}
        />
        {edit.expiry === 'date' && (
          <TextInput
            type="date"
            label="Last day"
            value={edit.date}
            onChange={(event) => onChange({ date: event.currentTarget.value })}
          />
        )}
      </Group>
      <TagsInput
        label="Allowed addresses"
        description="Single addresses or ranges such as 203.0.113.0/24. Empty: from anywhere."
        splitChars={[',', ' ']}
        acceptValueOnBlur
        value={[...edit.addresses]}
        error={wrong ?? error?.fieldMessage('allowed_ips')}
        onChange={(addresses) => onChange({ addresses })}
      />
      <Group align="flex-start" gap="xs">
        <TextInput
          label="At most this many requests"
          description="Empty: as many as any token."
          inputMode="numeric"
          w={220}
          value={edit.rateLimit}
          error={error?.fieldMessage('rate_limit.limit')}
          onChange={(event) => onChange({ rateLimit: event.currentTarget.value.replaceAll(/\D/g, '') })}
        />
        <TextInput
          label="In so many seconds"
          description="A fixed window."
          inputMode="numeric"
          w={160}
          disabled={edit.rateLimit === ''}
          value={edit.rateSeconds}
          error={error?.fieldMessage('rate_limit.window_seconds')}
          onChange={(event) => onChange({ rateSeconds: event.currentTarget.value.replaceAll(/\D/g, '') })}
        />
      </Group>
    </Stack>
  );
}
