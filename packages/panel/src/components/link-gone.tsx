import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** In place of a form whose one-time link opens nothing any more. */
export function LinkGone({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Stack>
      <Alert role="alert" color="gray" icon={<IconLinkOff size={18} aria-hidden />} title={title}>
        <Text size="sm">{children}</Text>
      </Alert>
      <Button component={Link} to="/sign-in" variant="default">
        Go to sign-in
      </Button>
    </Stack>
  );
}
