import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallOutput } from '@postern/api/client';
import type { ReactNode } from 'react';
import { useSecretOperation } from '../../../app/use-secret-operation.ts';
import { EmailField } from '../../../components/email-field.tsx';
import { OperationProblem } from '../../../components/operation-problem.tsx';
import { showFieldErrors } from '../../../components/show-field-errors.ts';

export type NewInvitation = CallOutput<'invitations_create'>;

export function InviteForm({ onInvited }: { readonly onInvited: (invited: NewInvitation) => void }): ReactNode {
  const form = useForm({ initialValues: { email: '' } });
  const invite = useSecretOperation('invitations_create', { onSecret: onInvited, stales: ['invitations_list'] });
  const submit = form.onSubmit((values) =>
    invite.mutate({ body: values }, { onError: (error) => showFieldErrors(form, error) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack maw={420} gap="sm">
        <OperationProblem error={invite.error} fields={['email']} />
        <EmailField
          label="Their e-mail"
          name="invited"
          autoComplete="off"
          description="They sign in with it. An earlier invitation of theirs stops working."
          {...form.getInputProps('email')}
        />
        <Button type="submit" w="fit-content" loading={invite.isPending}>
          Invite
        </Button>
      </Stack>
    </form>
  );
}
