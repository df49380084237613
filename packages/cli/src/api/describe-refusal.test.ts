import type { Problem } from '@postern/api/client';
import { describe, expect, it } from 'vitest';
import { describeRefusal } from './describe-refusal.ts';

const caller = { origin: 'https://api.example.com', source: 'POSTERN_TOKEN', tokenId: 12 };

function describeProblem(rest: Partial<Problem> & { status: number }): { message: string; advice: readonly string[] } {
  const said = { id: 'x', message: 'Said.', request_id: '1', type: '', title: '', detail: 'Said at length.' };
  const problem = { ...said, ...rest };
  return describeRefusal({ ok: false, status: rest.status, headers: new Headers(), problem }, caller);
}

describe('a refusal in words', () => {
  it('names where the token came from that is not accepted', () => {
    const { advice } = describeProblem({ status: 401 });
    expect(advice.join()).toContain('POSTERN_TOKEN');
  });

  it('gives the command and the page that grant what is missing', () => {
    const { message, advice } = describeProblem({ status: 403, missing: ['a:b'], suggested_scope: 'a:b c:d' });
    expect(message).toBe('Said at length.');
    expect(advice).toEqual([
      'missing: a:b',
      'To grant it, with a token that may: postern token update 12 --add-scopes a:b,c:d',
      'Or in the control panel: https://api.example.com/tokens/12',
    ]);
  });

  it('offers no scope where none would do', () => {
    const { advice } = describeProblem({ status: 403, missing: [], suggested_scope: '' });
    expect(advice).toEqual(['The control panel: https://api.example.com/tokens/12']);
  });

  it('sends a person to sign in again where that is asked', () => {
    const { message, advice } = describeProblem({ status: 403, id: 'recent_sign_in_required' });
    expect(message).toBe('Said.');
    expect(advice).toEqual([expect.stringContaining('Sign in again in the control panel')]);
  });

  it('says each bound that would be broken on a line', () => {
    const exceeds = [
      { field: 'scopes', message: 'must not go beyond the grant by a:b', permissions: ['a:b'] },
      { field: 'expires_at', message: 'must be tomorrow or earlier' },
    ];
    const { message, advice } = describeProblem({ status: 403, exceeds, suggested_scope: '' });
    expect(message).toBe('A token cannot go beyond the one that asks for it.');
    expect(advice.slice(0, 2)).toEqual([
      'scopes must not go beyond the grant by a:b',
      'expires_at must be tomorrow or earlier',
    ]);
  });

  it('says each field that is wrong on a line, and one alone in the sentence', () => {
    const one = { field: 'a', message: 'Give a.' };
    expect(describeProblem({ status: 422, errors: [one] })).toMatchObject({ message: 'Said at length.', advice: [] });
    const { advice } = describeProblem({ status: 422, errors: [one, { field: 'b', message: 'Give b.' }] });
    expect(advice).toEqual(['a: Give a.', 'b: Give b.']);
  });

  it('says that something else answered', () => {
    const foreign = { ok: false, status: 502, headers: new Headers(), problem: null } as const;
    expect(describeRefusal(foreign, caller).message).toContain('https://api.example.com answered 502');
  });
});
