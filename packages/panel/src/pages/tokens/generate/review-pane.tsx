import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { wordsOfScopes, type ScopeReview } from '@postern/api/scope-review';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { OperationError } from '../../../app/operation-error.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import classes from './generate.module.css';
import { ReviewText } from './review-text.tsx';
import { RiskMeter } from './risk-meter.tsx';
import type { TokenDraft } from './token-draft.ts';

export interface ReviewPaneProps {
  readonly draft: TokenDraft;
  readonly now: Date;
  readonly review: ScopeReview;
  /** Why it could not be generated, where no field says so. */
  readonly error: OperationError | null;
  readonly isPending: boolean;
}

/** What the steps add up to, always in sight: a column beside them, or on a phone a sheet at the bottom that opens. */
export function ReviewPane(props: ReviewPaneProps): ReactNode {
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  return isWide ? <ReviewColumn {...props} /> : <ReviewSheet {...props} />;
}

function ReviewColumn({ draft, now, review, error, isPending }: ReviewPaneProps): ReactNode {
  return (
    <aside aria-labelledby="review" className={classes['column']}>
      <h2 id="review" className={classes['reviewTitle']}>
        Review
      </h2>
      <div className={classes['columnText']}>
        <ReviewText draft={draft} now={now} review={review} />
      </div>
      <div className={classes['columnFoot']}>
        {error !== null && <ProblemAlert error={error} />}
        <Button type="submit" fullWidth loading={isPending}>
          Generate token
        </Button>
      </div>
    </aside>
  );
}

function ReviewSheet({ draft, now, review, error, isPending }: ReviewPaneProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <aside aria-label="Review" className={classes['sheet']} data-open={isOpen}>
      {isOpen && (
        <div className={classes['sheetText']} id="review-sheet">
          <ReviewText draft={draft} now={now} review={review} />
        </div>
      )}
      {error !== null && <ProblemAlert error={error} />}
      <div className={classes['sheetFoot']}>
        <button
          type="button"
          className={classes['sheetSummary']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'review-sheet' : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className={classes['sheetWords']}>
            Review {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronUp size={14} aria-hidden />}
            <RiskMeter risk={review.risk} isShort />
          </span>
          <span className={classes['sheetLine']}>{summaryOf(draft)}</span>
        </button>
        <Button type="submit" loading={isPending}>
          Generate
        </Button>
      </div>
    </aside>
  );
}

function summaryOf({ scopes, expiry }: TokenDraft): string {
  if (scopes.length === 0) return 'Nothing ticked yet';
  const end = expiry.kind === 'never' ? 'no end' : expiry.kind === 'days' ? `${expiry.days} days` : expiry.date;
  return `${wordsOfScopes(scopes, { limit: 2 })} · ${end}`;
}
