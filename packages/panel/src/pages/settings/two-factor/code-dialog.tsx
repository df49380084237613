import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OperationError } from '../../../app/operation-error.ts';
import { CodeField } from '../../../components/code-field.tsx';
import { OperationProblem } from '../../../components/operation-problem.tsx';
import { showFieldErrors } from '../../../components/show-field-errors.ts';

interface CodeInput {
  readonly body: { readonly code: string };
}

export interface CodeDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, plainly. */
  readonly children: ReactNode;
  readonly submitLabel: string;
  readonly isDanger?: true;
  readonly change: Pick<
    UseMutationResult<unknown, OperationError, CodeInput>,
    'mutate' | 'error' | 'isPending' | 'reset'
  >;
}

/** Asks for a second factor before a change. */
export function CodeDialog({ isOpen, onClose, title, ...rest }: CodeDialogProps): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} onExitTransitionEnd={rest.change.reset}>
      <CodeForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function CodeForm(props: Omit<CodeDialogProps, 'isOpen' | 'title'>): ReactNode {
  const { onClose, children, submitLabel, isDanger = false, change } = props;
  const form = useForm({ initialValues: { code: '' } });
  const submit = form.onSubmit(({ code }) =>
    change.mutate(
      { body: { code: code.trim() } },
      { onSuccess: onClose, onError: (error) => showFieldErrors(form, error) },
    ),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{children}</Text>
        <OperationProblem error={change.error} fields={['code']} />
        <CodeField
          label="Code from your app, or a recovery code"
          data-autofocus
          inputMode="text"
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending} {...(isDanger && { color: 'red.8' })}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
