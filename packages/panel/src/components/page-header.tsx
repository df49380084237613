import { Group, Stack, Text, Title } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

export interface PageHeaderProps {
  /** The page's heading, and the title of the document. */
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons, at the right. */
  readonly children?: ReactNode;
}

let isFirstPage = true;

/** The heading of a page. After a navigation it takes the focus, so that a screen reader says where one is. */
export function PageHeader({ title, description, children }: PageHeaderProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    document.title = `${title} · Postern`;
  }, [title]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, [pathname]);
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="sm">
      <Stack gap={4} miw={0}>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {description !== undefined && (
          <Text c="dimmed" size="sm" component="div">
            {description}
          </Text>
        )}
      </Stack>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
