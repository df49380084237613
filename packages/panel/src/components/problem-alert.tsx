import { Alert, Anchor, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OperationError } from '../app/operation-error.ts';
import { useOperation } from '../app/use-operation.ts';
import { CopyButton } from './copy-button.tsx';
import { ScopeCode } from './scope-code.tsx';

/** What went wrong and what can be done: what was missing, who can give it, and the id to look for in the log. */
export function ProblemAlert({ error, title }: { error: OperationError; title?: string }): ReactNode {
  const { problem } = error;
  const fieldErrors = problem?.errors ?? [];
  return (
    <Alert
      color={error.kind === 'declined' ? 'gray' : 'red'}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={title ?? problem?.title ?? 'That did not work'}
      role="alert"
    >
      <Stack gap="xs">
        {fieldErrors.length === 0 && <Text size="sm">{error.message}</Text>}
        {fieldErrors.length > 0 && (
          <List size="sm">
            {fieldErrors.map(({ field, message }) => (
              <List.Item key={`${field} ${message}`}>{field === '' ? message : `${field}: ${message}`}</List.Item>
            ))}
          </List>
        )}
        <MissingScopes error={error} />
        {problem !== null && (
          <Group gap="xs">
            <Text size="xs">
              Request <code>{problem.request_id}</code>
            </Text>
            <CopyButton value={problem.request_id} label="Copy the id" size="compact-xs" />
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

function MissingScopes({ error: { status, problem } }: { error: OperationError }): ReactNode {
  if (status !== 403 || problem === null) return null;
  const { required = [], missing = [], suggested_scope: suggested } = problem;
  if (required.length === 0) {
    return (
      <Text size="sm">
        Only the owner of this account
        <OwnersAddress /> can do it.
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      <Text size="sm">Needed: {codes(required)}</Text>
      {missing.length > 0 && <Text size="sm">Missing: {codes(missing)}</Text>}
      {suggested !== undefined && (
        <Text size="sm">
          The owner of this account
          <OwnersAddress /> can add {codes(suggested.split(' '))}.
        </Text>
      )}
    </Stack>
  );
}

/** The account goes by its owner's address. */
function OwnersAddress(): ReactNode {
  const { data } = useOperation('account_get');
  if (data === undefined) return null;
  const { email } = data.account;
  return (
    <>
      ,{' '}
      <Anchor href={`mailto:${email}`} c="inherit" underline="always" inherit>
        {email}
      </Anchor>
      ,
    </>
  );
}

function codes(names: readonly string[]): ReactNode {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <ScopeCode>{name}</ScopeCode>
    </span>
  ));
}
