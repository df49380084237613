import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';

export interface CodeFieldProps extends TextInputProps {
  /** Six digits out of an authenticator app, or one of the codes kept for when the app is lost. Default `totp`. */
  readonly proof?: 'totp' | 'recovery_code';
}

/** A code that proves a second factor. Phones and password managers fill in what they find of it. */
export function CodeField({ proof = 'totp', ...rest }: CodeFieldProps): ReactNode {
  const isTotp = proof === 'totp';
  return (
    <TextInput
      label={isTotp ? 'Code from your authenticator app' : 'Recovery code'}
      autoComplete={isTotp ? 'one-time-code' : 'off'}
      inputMode={isTotp ? 'numeric' : 'text'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      required
      withAsterisk={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', letterSpacing: '0.08em' } }}
      {...rest}
    />
  );
}
