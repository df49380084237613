/** How hard a password is to guess, as far as its length and letters tell. What is common, the server knows. */
export interface PasswordStrength {
  /** From 0 to 3. */
  readonly level: 0 | 1 | 2 | 3;
  readonly words: string;
}

const STRONG_LENGTH = 18;
const FEW_CHARACTERS = 6;

export function passwordStrength(password: string, minLength: number): PasswordStrength {
  // The server counts UTF-16 units as well.
  const lacking = minLength - password.length;
  if (lacking > 0) return { level: 0, words: `${lacking} more ${lacking === 1 ? 'character' : 'characters'} to go` };
  if (new Set(password).size < FEW_CHARACTERS) return { level: 1, words: 'Repeats itself: easy to guess' };
  if (password.length < STRONG_LENGTH) return { level: 2, words: 'Long enough. A few more characters make it strong' };
  return { level: 3, words: 'Strong' };
}
