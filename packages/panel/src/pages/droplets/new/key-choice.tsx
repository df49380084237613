import { Checkbox, Stack, Text } from '@mantine/core';
import type { SshKey } from '@postern/api';
import type { ReactNode } from 'react';
import { TextLink } from '../../../components/page-links.tsx';

export interface KeyChoiceProps {
  readonly keys: readonly SshKey[];
  readonly value: readonly number[];
  readonly onChange: (ids: readonly number[]) => void;
}

/** The SSH keys of the account that get in. */
export function KeyChoice({ keys, value, onChange }: KeyChoiceProps): ReactNode {
  if (keys.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No SSH key is kept yet.{' '}
        <TextLink to="/account" underline="always">
          Add one to the account
        </TextLink>{' '}
        to choose it here.
      </Text>
    );
  }
  return (
    <Checkbox.Group label="SSH keys" value={value.map(String)} onChange={(ids) => onChange(ids.map(Number))}>
      <Stack gap={6} mt={6}>
        {keys.map(({ id, name, fingerprint }) => (
          <Checkbox key={id} value={String(id)} label={name} description={fingerprint} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
