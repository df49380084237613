import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ScopeReview } from '../../../scopes/scope-review.ts';

/** What scopes open beside what they are for. */
export function ComesAlong({ review }: { review: ScopeReview | undefined }): ReactNode {
  if (review === undefined || review.comesAlong.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      Along with that: {review.comesAlong.map(({ phrase }) => phrase).join(', ')}.
    </Text>
  );
}
