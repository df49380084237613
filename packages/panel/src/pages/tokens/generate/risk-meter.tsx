import type { Risk } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import classes from './generate.module.css';

export interface RiskMeterProps {
  readonly risk: Risk;
  /** Only the squares and the word. Default false. */
  readonly isShort?: boolean;
}

/** Four squares, a word and the reasons. */
export function RiskMeter({ risk, isShort = false }: RiskMeterProps): ReactNode {
  return (
    <span className={classes['risk']} data-level={risk.level}>
      <span className={classes['squares']} aria-hidden>
        {[1, 2, 3, 4].map((square) => (
          <span key={square} data-filled={square <= risk.level} />
        ))}
      </span>
      <span>
        <span className={classes['riskWord']}>Risk: {risk.word}</span>
        {!isShort && <span className={classes['riskReasons']}>{risk.reasons.join(', ')}</span>}
      </span>
    </span>
  );
}
