import { Text } from '@mantine/core';
import type { ScopeReview } from '@postern/api/scope-review';
import type { ReactNode } from 'react';

/** What scopes open beside what they are for. */
export function ComesAlong({ review }: { review: ScopeReview | undefined }): ReactNode {
  if (review === undefined || review.comesAlong.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      Along with that: {review.comesAlong.map(({ phrase }) => phrase).join(', ')}.
    </Text>
  );
}
