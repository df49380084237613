import { Loader } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleFilled,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './sign.module.css';

/** What a state means: it runs, it is done, it rests, it is under way, or it failed. */
export type SignKind = 'on' | 'done' | 'off' | 'busy' | 'failed';

const ICONS: Readonly<Record<Exclude<SignKind, 'busy'>, Icon>> = {
  on: IconCircleFilled,
  done: IconCircleCheckFilled,
  off: IconCircle,
  failed: IconAlertTriangleFilled,
};

/** A state in a word, with a sign whose shape says as much as its colour. */
export function Sign({ kind, children }: { kind: SignKind; children: ReactNode }): ReactNode {
  return (
    <span className={classes['sign']} data-kind={kind}>
      {kind === 'busy' ? <Loader size={12} color="accent" aria-hidden /> : <Shape icon={ICONS[kind]} />}
      {children}
    </span>
  );
}

function Shape({ icon: IconOfKind }: { icon: Icon }): ReactNode {
  return <IconOfKind size={12} className={classes['shape']} aria-hidden />;
}
