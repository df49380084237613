import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** The address somebody signs in with: what password managers take for the name of a user. */
export function EmailField(props: TextInputProps): ReactNode {
  return (
    <TextInput
      label="E-mail"
      type="email"
      name="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      required
      withAsterisk={false}
      {...props}
    />
  );
}
