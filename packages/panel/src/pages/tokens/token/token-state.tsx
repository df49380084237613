import { Badge } from '@mantine/core';
import { IconBan, IconCircleCheck, IconClockOff } from '@tabler/icons-react';
import type { Token } from '@postern/api';
import type { ReactNode } from 'react';

const STATES = {
  active: { label: 'Active', colour: 'green', icon: IconCircleCheck },
  expired: { label: 'Expired', colour: 'gray', icon: IconClockOff },
  revoked: { label: 'Revoked', colour: 'red', icon: IconBan },
} as const;

/** A token's state in a word, with a sign of its own for each. */
export function TokenState({ state }: { state: Token['state'] }): ReactNode {
  const { label, colour, icon: Icon } = STATES[state];
  return (
    <Badge
      color={colour}
      variant="outline"
      c="var(--mantine-color-text)"
      leftSection={<Icon size={14} stroke={1.8} aria-hidden />}
    >
      {label}
    </Badge>
  );
}
