import { Text } from '@mantine/core';
import type { TokenShrink } from '@postern/api';
import type { ReactNode } from 'react';
import { formatCount, quantity } from './quantity.ts';

/** "Would have refused 0 of 18,204 requests in the last 30 days." */
export function WouldHaveRefused({ shrink }: { shrink: TokenShrink }): ReactNode {
  const { would_have_refused: refused, would_have_refused_before: earlier, requests } = shrink;
  return (
    <Text>
      Would have refused <b>{formatCount(refused)}</b> of <b>{quantity(requests, 'request')}</b> in the last 30 days
      {earlier > 0 && `, and ${formatCount(earlier)} of those before`}.
    </Text>
  );
}
