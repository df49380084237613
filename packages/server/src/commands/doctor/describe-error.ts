/** Why something could not be done, in a few words: the driver's or the system's own, which name places and never a secret. */
export function describeError(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (!(cause instanceof Error)) return 'for no reason that was given';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  // Several addresses were tried, each with an error of its own.
  if (cause.message === '') return code === '' ? cause.name : code;
  return code === '' || cause.message.includes(code) ? cause.message : `${cause.message} (${code})`;
}
