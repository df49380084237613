import type { Action } from '@postern/api';
import type { ReactNode } from 'react';
import { Sign } from '../../components/sign.tsx';
import { actionSign } from './action-sign.ts';

/** How far an action has come. */
export function ActionStatus({ action }: { action: Action }): ReactNode {
  const [kind, word] = actionSign(action);
  return <Sign kind={kind}>{word}</Sign>;
}
