import type { IssuedToken } from '@postern/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callOperation } from '../../../app/client.ts';
import { OperationError } from '../../../app/operation-error.ts';
import { problemsOf, requestOf, type DraftField, type DraftProblems, type TokenDraft } from './token-draft.ts';

export interface Generating {
  readonly draft: TokenDraft;
  readonly change: (part: Partial<TokenDraft>) => void;
  /** When the page was opened: what distances on it are counted from. */
  readonly openedAt: Date;
  /** Shown once it was tried. */
  readonly problems: DraftProblems;
  /** What no field of the page can show. */
  readonly error: OperationError | null;
  readonly isPending: boolean;
  readonly generate: (onProblems: () => void) => void;
}

const FIELDS: readonly DraftField[] = ['name', 'scopes', 'expires_at', 'allowed_ips', 'rate_limit', 'not_before'];

/** The draft and its way to the server. The answer goes to `onGenerated` and into no cache. */
export function useGenerate(start: TokenDraft, onGenerated: (issued: IssuedToken) => void): Generating {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [openedAt] = useState(() => new Date());
  const [isTried, setIsTried] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<OperationError | null>(null);
  const own = isTried ? problemsOf(draft, openedAt) : {};
  const refused = refusedFields(error);

  async function send(onProblems: () => void): Promise<void> {
    setIsPending(true);
    setError(null);
    try {
      const issued = await callOperation('tokens_create', { body: requestOf(draft, new Date()) });
      void queryClient.invalidateQueries({ queryKey: ['tokens_list'] });
      onGenerated(issued);
    } catch (failure) {
      if (!(failure instanceof OperationError)) throw failure;
      setError(failure);
      setTimeout(onProblems);
    } finally {
      setIsPending(false);
    }
  }

  return {
    draft,
    openedAt,
    // What the server said of the last try says nothing of this one.
    change: (part) => {
      setDraft((last) => ({ ...last, ...part }));
      setError(null);
    },
    problems: { ...refused, ...own },
    error: error !== null && Object.keys(refused).length === 0 ? error : null,
    isPending,
    generate: (onProblems) => {
      setIsTried(true);
      if (Object.keys(problemsOf(draft, new Date())).length > 0) setTimeout(onProblems);
      else if (!isPending) void send(onProblems);
    },
  };
}

/** What the server says of fields that stand on the page; `allowed_ips.2` is said of `allowed_ips`. */
function refusedFields(error: OperationError | null): DraftProblems {
  const problems: Partial<Record<DraftField, string>> = {};
  for (const { field, message } of error?.problem?.errors ?? []) {
    const name = field.split(/[.[]/)[0];
    const known = FIELDS.find((own) => own === (name === 'expires_in_seconds' ? 'expires_at' : name));
    if (known !== undefined) problems[known] ??= message;
  }
  return problems;
}
