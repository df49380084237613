import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSecretOperation } from '../../../app/use-secret-operation.ts';
import { CodeField } from '../../../components/code-field.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { OperationProblem } from '../../../components/operation-problem.tsx';
import { showFieldErrors } from '../../../components/show-field-errors.ts';
import classes from './authenticator-form.module.css';
import type { TwoFactorEnrolment } from './two-factor-off.tsx';

export interface AuthenticatorFormProps {
  readonly enrolment: TwoFactorEnrolment;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** The secret for the app, as a picture drawn here and as text, and the first code that proves the app has it. */
export function AuthenticatorForm({ enrolment, onCodes, onCancel }: AuthenticatorFormProps): ReactNode {
  const { otpauth_uri: uri, secret } = enrolment;
  const form = useForm({ initialValues: { code: '' } });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const confirm = useSecretOperation('twoFactor_confirm', {
    onSecret: ({ recovery_codes }) => onCodes(recovery_codes),
    stales: ['twoFactor_get', 'profile_get', 'sessions_list', 'people_list'],
  });
  const submit = form.onSubmit(({ code }) =>
    confirm.mutate(
      { body: { code: code.replaceAll(/\s/g, '') } },
      { onError: (error) => showFieldErrors(form, error) },
    ),
  );
  return (
    <form onSubmit={submit}>
      <Title order={2} mb="md" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        Add Postern to your authenticator app
      </Title>
      <div className={classes['steps']}>
        <QRCodeSVG
          value={uri}
          size={192}
          marginSize={3}
          title="QR code for your authenticator app"
          className={classes['code']}
        />
        <Stack>
          <Stack gap={6}>
            <Text size="sm">Scan the picture with the app, or give it this secret:</Text>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <code className={classes['secret']}>{inGroups(secret)}</code>
              <CopyButton value={secret} label="Copy the secret" style={{ flex: 'none' }} />
            </Group>
          </Stack>
          <OperationProblem error={confirm.error} fields={['code']} />
          <CodeField
            description="The six digits it shows for Postern now."
            placeholder="123456"
            {...form.getInputProps('code')}
          />
          <Text size="sm" c="dimmed">
            Two-factor is on from then on, and your sessions everywhere else end.
          </Text>
          <Group>
            <Button type="submit" loading={confirm.isPending}>
              Turn on
            </Button>
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </div>
    </form>
  );
}

/** Four at a time, to be typed. */
function inGroups(secret: string): string {
  return secret.replaceAll(/.{4}(?=.)/g, '$& ');
}
