import { joinWords, type Companion, type ScopeReview } from '@postern/api/scope-review';
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { distanceInWords } from '../../../components/distance-in-words.ts';
import { ScopeCode } from '../../../components/scope-code.tsx';
import classes from './generate.module.css';
import { RiskMeter } from './risk-meter.tsx';
import { expiryOf, FULL_ACCESS, type TokenDraft } from './token-draft.ts';

export interface ReviewTextProps {
  readonly draft: TokenDraft;
  readonly now: Date;
  readonly review: ScopeReview;
}

/** What the token can do, what it cannot, how risky that is, and the scopes that say so. */
export function ReviewText({ draft, now, review }: ReviewTextProps): ReactNode {
  const { can, comesAlong, cannot, risk } = review;
  if (draft.scopes.length === 0) {
    return (
      <p className={classes['empty']}>
        Nothing is ticked yet, so it could do nothing. Start from a template, or tick what it needs.
      </p>
    );
  }
  return (
    <>
      <h3 className={classes['reviewHeading']}>Can</h3>
      <ul className={classes['list']}>
        {can.map((phrase) => (
          <li key={phrase}>
            <IconCheck size={14} className={classes['yes']} aria-hidden />
            <span>{phrase}</span>
          </li>
        ))}
        {comesAlong.map((companion) => (
          <li key={`${companion.phrase} ${companion.because.join(' ')}`}>
            <IconPlus size={14} className={classes['along']} aria-hidden />
            <CompanionText companion={companion} />
          </li>
        ))}
      </ul>
      {cannot.length > 0 && (
        <>
          <h3 className={classes['reviewHeading']}>Cannot</h3>
          <ul className={classes['list']}>
            {cannot.map((phrase) => (
              <li key={phrase}>
                <IconX size={14} className={classes['no']} aria-hidden />
                <span>{phrase}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={classes['riskLine']}>
        <RiskMeter risk={risk} />
      </div>
      <Terms draft={draft} now={now} />
      <div className={classes['scopesHead']}>
        <h3 className={classes['reviewHeading']}>Scopes</h3>
        <CopyButton value={draft.scopes.join(' ')} label="Copy the scopes" size="compact-xs" />
      </div>
      <div className={classes['scopes']}>
        {draft.scopes.map((scope) => (
          <ScopeCode key={scope}>{scope}</ScopeCode>
        ))}
      </div>
    </>
  );
}

function CompanionText({ companion: { phrase, because } }: { companion: Companion }): ReactNode {
  const more = because.length > 2 ? [...because.slice(0, 1), `${because.length - 1} more`] : because;
  return (
    <span>
      {phrase} <span className={classes['faint']}>(comes along with {joinWords(more)})</span>
    </span>
  );
}

function Terms({ draft, now }: Omit<ReviewTextProps, 'review'>): ReactNode {
  const { addresses, rateLimit, rateWindow, notBefore, reason, template } = draft;
  const ends = expiryOf(draft, now);
  const terms: readonly (readonly [name: string, value: string])[] = [
    [
      'Ends',
      ends === null ? (draft.expiry.kind === 'never' ? 'never' : 'on a date still to pick') : endInWords(ends, now),
    ],
    ['From', addresses.length === 0 ? 'anywhere' : addresses.join(', ')],
    ...(rateLimit === '' ? [] : [['Limit', `${rateLimit} requests a ${rateWindow}`] as const]),
    ...(notBefore === '' ? [] : [['Starts', notBefore.replace('T', ' ')] as const]),
    ...(template === FULL_ACCESS && reason.trim() !== '' ? [['Why', reason.trim()] as const] : []),
  ];
  return (
    <dl className={classes['terms']}>
      {terms.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

function endInWords(ends: Date, now: Date): string {
  return `${distanceInWords(ends.getTime(), now.getTime())}, ${DAY.format(ends)}`;
}
