import type { UseFormReturnType } from '@mantine/form';
import type { OperationError } from '../app/operation-error.ts';

/** Puts what the server says about single fields beside them, and the focus on the first of them. */
export function showFieldErrors<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  error: OperationError,
): void {
  const messages = error.fieldMessages(Object.keys(form.getValues()));
  form.setErrors(messages);
  const [first] = Object.keys(messages);
  if (first !== undefined) form.getInputNode(first)?.focus();
}
