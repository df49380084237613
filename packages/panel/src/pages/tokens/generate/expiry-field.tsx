import { Alert, Group, Radio, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { expiryOf, type Expiry, type TokenDraft } from './token-draft.ts';

export interface ExpiryFieldProps {
  readonly draft: TokenDraft;
  readonly now: Date;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<TokenDraft>) => void;
}

const CHOICES: readonly (readonly [value: string, label: string, expiry: Expiry])[] = [
  ['7', '7 days', { kind: 'days', days: 7 }],
  ['30', '30 days', { kind: 'days', days: 30 }],
  ['90', '90 days', { kind: 'days', days: 90 }],
  ['365', '1 year', { kind: 'days', days: 365 }],
  ['date', 'A date', { kind: 'date', date: '' }],
  ['never', 'No end', { kind: 'never' }],
];
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });

export function ExpiryField({ draft, now, problem, onChange }: ExpiryFieldProps): ReactNode {
  const { expiry } = draft;
  const ends = expiryOf(draft, now);
  return (
    <>
      <Radio.Group
        label="Ends after"
        value={expiry.kind === 'days' ? String(expiry.days) : expiry.kind}
        onChange={(value) => {
          const choice = CHOICES.find(([own]) => own === value);
          if (choice !== undefined) onChange({ expiry: choice[2] });
        }}
      >
        <Group gap="md" mt={6}>
          {CHOICES.map(([value, label]) => (
            <Radio key={value} value={value} label={label} size="xs" />
          ))}
        </Group>
      </Radio.Group>
      {expiry.kind === 'date' && (
        <TextInput
          type="date"
          label="Last day"
          maw={200}
          min={now.toISOString().slice(0, 10)}
          value={expiry.date}
          error={problem}
          onChange={(event) => onChange({ expiry: { kind: 'date', date: event.currentTarget.value } })}
        />
      )}
      {expiry.kind === 'never' ? (
        <Alert color="gray" py="xs">
          A token without an end stays good after everybody has forgotten it, and whoever finds it years from now can
          use it. Rotating one that ends takes a minute.
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {ends === null ? 'It works to the end of that day.' : `Ends on ${DAY.format(ends)}.`}
        </Text>
      )}
    </>
  );
}
