import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useChange } from '../../app/use-operation.ts';
import { OperationProblem } from '../../components/operation-problem.tsx';
import { PersonNameField } from '../../components/person-name-field.tsx';
import { showFieldErrors } from '../../components/show-field-errors.ts';

export function ProfileTab(): ReactNode {
  const { name, email } = useSession();
  const form = useForm({ initialValues: { name } });
  const update = useChange('profile_update', {
    stales: ['profile_get', 'people_list'],
    onSuccess: ({ profile }) => {
      form.setInitialValues({ name: profile.name });
      form.reset();
      notifications.show({ message: 'Your name is changed.' });
    },
  });
  const submit = form.onSubmit((values) =>
    update.mutate({ body: values }, { onError: (error) => showFieldErrors(form, error) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack maw={420}>
        <OperationProblem error={update.error} fields={['name']} />
        <PersonNameField description="Others of your account see it." {...form.getInputProps('name')} />
        <TextInput
          label="E-mail"
          description="You sign in with it, and the audit trail calls you by it, so it stays as it is."
          value={email}
          readOnly
          variant="filled"
        />
        <Button type="submit" w="fit-content" loading={update.isPending} disabled={!form.isDirty()}>
          Save
        </Button>
      </Stack>
    </form>
  );
}
