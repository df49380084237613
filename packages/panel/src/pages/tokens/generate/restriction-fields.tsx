import { Button, Collapse, Group, NativeSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { addressProblem } from './address-range.ts';
import type { DraftProblems, RateWindow, TokenDraft } from './token-draft.ts';

export interface RestrictionFieldsProps {
  readonly draft: TokenDraft;
  readonly problems: DraftProblems;
  readonly onChange: (part: Partial<TokenDraft>) => void;
}

const WINDOWS: readonly { readonly value: RateWindow; readonly label: string }[] = [
  { value: 'minute', label: 'a minute' },
  { value: 'hour', label: 'an hour' },
  { value: 'day', label: 'a day' },
];

/** From where it may be used; and, for those who look for it, how often and from when. */
export function RestrictionFields({ draft, problems, onChange }: RestrictionFieldsProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen || problems.rate_limit !== undefined || problems.not_before !== undefined;
  return (
    <>
      <AddressField draft={draft} problems={problems} onChange={onChange} />
      <div>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-expanded={shown}
          leftSection={shown ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          onClick={() => setIsOpen(!shown)}
        >
          More
        </Button>
        <Collapse expanded={shown}>
          <Stack gap="sm" pt="xs">
            <RateField draft={draft} problems={problems} onChange={onChange} />
            <TextInput
              type="datetime-local"
              label="Not before"
              description="Until then it is refused. Empty: it works at once."
              maw={320}
              value={draft.notBefore}
              error={problems.not_before}
              onChange={(event) => onChange({ notBefore: event.currentTarget.value })}
            />
          </Stack>
        </Collapse>
      </div>
    </>
  );
}

function AddressField({ draft, problems, onChange }: RestrictionFieldsProps): ReactNode {
  const [typed, setTyped] = useState('');
  // While it is being typed it is not wrong yet, only unfinished: letters that no address has are.
  const typedProblem = /[^\d.:/a-f\s,]/i.test(typed)
    ? `${typed} is no address. Write 203.0.113.7 or 203.0.113.0/24.`
    : null;
  const wrong = draft.addresses.map(addressProblem).find((problem) => problem !== null);
  return (
    <TagsInput
      label="Allowed addresses"
      description="Single addresses or ranges such as 203.0.113.0/24. Empty: from anywhere."
      placeholder={draft.addresses.length === 0 ? 'From anywhere' : ''}
      splitChars={[',', ' ']}
      acceptValueOnBlur
      clearable
      clearButtonProps={{ 'aria-label': 'Remove all addresses' }}
      value={[...draft.addresses]}
      searchValue={typed}
      onSearchChange={setTyped}
      error={typedProblem ?? wrong ?? problems.allowed_ips}
      onChange={(addresses) => onChange({ addresses })}
    />
  );
}

function RateField({ draft, problems, onChange }: RestrictionFieldsProps): ReactNode {
  return (
    <Group align="flex-start" gap="xs">
      <TextInput
        label="At most this many requests"
        description="Empty: as many as any token."
        inputMode="numeric"
        w={220}
        value={draft.rateLimit}
        error={problems.rate_limit}
        onChange={(event) => onChange({ rateLimit: event.currentTarget.value.trim() })}
      />
      <NativeSelect
        label="In"
        description="A fixed window."
        w={110}
        data={WINDOWS}
        value={draft.rateWindow}
        onChange={(event) => {
          const window = WINDOWS.find(({ value }) => value === event.currentTarget.value);
          if (window !== undefined) onChange({ rateWindow: window.value });
        }}
      />
    </Group>
  );
}
