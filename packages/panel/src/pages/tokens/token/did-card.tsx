import { Progress, Stack, Text } from '@mantine/core';
import type { TokenDetail, TokenUsage } from '@postern/api';
import type { ReactNode } from 'react';
import { TextLink } from '../../../components/page-links.tsx';
import { Card } from './card.tsx';
import { PermissionList } from './permission-list.tsx';
import { formatCount, quantity } from './quantity.ts';

/** The use of the grant: which of its permissions were used, and which never. */
export function DidCard({ token, usage }: { token: TokenDetail; usage: TokenUsage }): ReactNode {
  const { permissions_used: used, permissions_unused: unused, requests } = usage;
  const held = used.length + unused.length;
  return (
    <Card title="What it did" aside={<Text size="xs">last {quantity(usage.days.length, 'day')}</Text>}>
      <Stack gap="sm">
        <Text>
          {requests.allowed + requests.refused === 0 ? (
            'It was not used.'
          ) : (
            <>
              <b>{formatCount(requests.allowed)}</b> let through, <b>{formatCount(requests.refused)}</b> refused.
            </>
          )}
        </Text>
        {held > 0 && (
          <div>
            <Text size="sm" mb={4}>
              Uses {used.length} of {quantity(held, 'permission')}
              {token.state === 'active' && unused.length > 0 && (
                <>
                  {' · '}
                  <TextLink
                    to="/tokens/$tokenId"
                    params={{ tokenId: String(token.id) }}
                    search={{ tab: 'shrink' }}
                    underline="always"
                  >
                    Shrink to what it uses
                  </TextLink>
                </>
              )}
            </Text>
            <Progress
              value={(100 * used.length) / held}
              size="sm"
              aria-label={`Uses ${used.length} of ${quantity(held, 'permission')}`}
            />
          </div>
        )}
        <PermissionList title="Used" permissions={used} uses={token.permissions_used} />
        <PermissionList title="Not used" permissions={unused} />
      </Stack>
    </Card>
  );
}
