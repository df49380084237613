import type { ReactNode } from 'react';
import classes from './new-password-field.module.css';
import { PasswordField, type PasswordFieldProps } from './password-field.tsx';
import { passwordStrength } from './password-strength.ts';

export interface NewPasswordFieldProps extends Omit<PasswordFieldProps, 'autoComplete' | 'value'> {
  readonly value: string;
  /** The server's rules. */
  readonly rules: { readonly min_length: number; readonly max_length: number };
}

/** A password to be taken from now on, with how hard it is to guess. */
export function NewPasswordField({ value, rules, ...rest }: NewPasswordFieldProps): ReactNode {
  const { min_length: min, max_length: max } = rules;
  // Then the server has said what it thinks of it.
  const isRefused = Boolean(rest.error);
  const { level, words } = passwordStrength(value, min);
  return (
    <div>
      <PasswordField
        autoComplete="new-password"
        description={`At least ${min} characters of any kind. Four or five unrelated words are strong and easy to keep.`}
        value={value}
        minLength={min}
        maxLength={max}
        {...rest}
      />
      <div className={classes['hint']} role="status">
        {value !== '' && !isRefused && (
          <>
            <span className={classes['bar']} aria-hidden>
              {[1, 2, 3].map((step) => (
                <span key={step} className={classes['step']} data-reached={step <= level || undefined} />
              ))}
            </span>
            <span>{words}</span>
          </>
        )}
      </div>
    </div>
  );
}
