import type { OperationId, Problem } from '@postern/api/client';

/**
 * Why a call came to nothing. `problem`: Postern refused it. `unreachable`: no answer, or one from something between.
 * `declined`: it needed a recent sign-in, and the person did not confirm theirs.
 */
export type OperationErrorKind = 'problem' | 'unreachable' | 'declined';

interface OperationErrorOptions {
  readonly operationId: OperationId;
  readonly kind: OperationErrorKind;
  readonly status?: number;
  readonly problem?: Problem | null;
  readonly cause?: unknown;
}

const SENTENCES: Readonly<Record<OperationErrorKind, string>> = {
  problem: 'The server could not do this.',
  unreachable: 'The server does not answer. Nothing was lost here; try again when it is back.',
  declined: 'This needs a recent sign-in, so nothing was changed.',
};

/** An error that a page can show as it is. */
export class OperationError extends Error {
  readonly operationId: OperationId;
  readonly kind: OperationErrorKind;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly problem: Problem | null;

  constructor({ operationId, kind, status = 0, problem = null, cause }: OperationErrorOptions) {
    super(problem?.message ?? SENTENCES[kind], { cause });
    this.name = 'OperationError';
    this.operationId = operationId;
    this.kind = kind;
    this.status = status;
    this.problem = problem;
  }

  /** What the server says about one field of the request. */
  fieldMessage(field: string): string | undefined {
    return this.problem?.errors?.find((error) => error.field === field)?.message;
  }

  /** The same for each of some fields, as a form takes it. */
  fieldMessages(fields: readonly string[]): Record<string, string> {
    const entries = fields.map((field) => [field, this.fieldMessage(field)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}
