/** Why something could not be done, in a few words: the driver's or the system's own, which name places and never a secret. */
export function describeError(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (!(cause instanceof Error)) return 'for no reason that was given';
  // The system's codes are in capitals; our own add nothing to what our own errors say.
  const code = 'code' in cause && typeof cause.code === 'string' && /^[A-Z\d_]+$/.test(cause.code) ? cause.code : '';
  // Several addresses were tried, each with an error of its own.
  if (cause.message === '') return code === '' ? cause.name : code;
  return code === '' || cause.message.includes(code) ? cause.message : `${cause.message} (${code})`;
}
