import type { Action } from '@postern/api';
import type { SignKind } from '../../components/sign.tsx';

/** How far an action has come, in a word, and the kind of sign that goes with it. */
export function actionSign({ status }: Pick<Action, 'status'>): readonly [SignKind, string] {
  switch (status) {
    case 'in-progress':
      return ['busy', 'in progress…'];
    case 'completed':
      return ['done', 'done'];
    case 'errored':
      return ['failed', 'failed'];
  }
}
