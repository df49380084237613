import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** What somebody is called: others see it beside what they did. */
export function PersonNameField(props: TextInputProps): ReactNode {
  return (
    <TextInput
      label="Your name"
      name="name"
      autoComplete="name"
      maxLength={100}
      required
      withAsterisk={false}
      {...props}
    />
  );
}
