import { Anchor, type AnchorProps } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type Props = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>;

/** Above a page's heading: the list it belongs to. */
export const BackLink = createLink(({ children, ...rest }: Props): ReactNode => (
  <Anchor size="sm" c="dimmed" display="inline-flex" mb={6} {...rest} style={{ alignItems: 'center', gap: 4 }}>
    <IconArrowLeft size={14} aria-hidden /> {children}
  </Anchor>
));
