import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';

export interface PasswordFieldProps extends PasswordInputProps {
  /** `current-password` proves who somebody is, `new-password` is to be kept: password managers go by it. */
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password that can be shown, by mouse and by keyboard, and pasted. */
export function PasswordField(props: PasswordFieldProps): ReactNode {
  const [isVisible, setIsVisible] = useState(false);
  return (
    <PasswordInput
      visible={isVisible}
      onVisibilityChange={setIsVisible}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': isVisible ? 'Hide the password' : 'Show the password' }}
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      {...props}
    />
  );
}
