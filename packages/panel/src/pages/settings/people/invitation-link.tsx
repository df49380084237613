import { Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import type { NewInvitation } from './invite-form.tsx';

export interface InvitationLinkProps {
  readonly invited: NewInvitation;
  readonly onDone: () => void;
}

/** The link, this once. */
export function InvitationLink({ invited: { invitation, link, mailed }, onDone }: InvitationLinkProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="md" maw={640}>
      <Stack gap="sm">
        <Title order={3} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {invitation.email} is invited
        </Title>
        <Text size="sm">
          {mailed
            ? 'The link went to them by mail. It is here, too, this once:'
            : 'This server sends no mail, so hand the link on yourself. It is shown only now:'}
        </Text>
        <Code block>{link}</Code>
        <Group gap="xs">
          <CopyButton value={link} label="Copy the link" size="sm" />
          <Button variant="default" size="sm" onClick={onDone}>
            Done
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
