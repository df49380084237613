/** What the command leaves for the script that ran it. Documented in docs/CLI.md. */
export const exitCodes = {
  done: 0,
  /** The server refused or could not, or what was found is not what was asked for. */
  failed: 1,
  /** The command line says something that the command does not take. Nothing was sent. */
  usage: 2,
  /** There is no token, or the server does not accept it (401). */
  unauthenticated: 3,
  /** The token lacks a scope (403). */
  forbidden: 4,
  /** No such thing, or none that this token may know of (404). */
  notFound: 5,
  /** What was waited for went wrong, or did not come in time. */
  notReached: 6,
  /** No answer from the server. */
  unreachable: 7,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
