import { Box, Group, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useConnection, type Connection } from './connection.ts';
import classes from './offline-banner.module.css';

const SENTENCES: Readonly<Record<Connection, string>> = {
  reached: '',
  lost: 'The server does not answer. What you see may be old; this page goes on by itself when it is back.',
  offline: 'Your browser is offline. What you see may be old; this page goes on by itself when you are back.',
};

/** Says that the server is away for as long as it is, and then has everything on the page asked for again. */
export function OfflineBanner(): ReactNode {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const last = useRef(connection);
  useEffect(() => {
    if (connection === 'reached' && last.current !== 'reached') void queryClient.invalidateQueries();
    last.current = connection;
  }, [connection, queryClient]);
  return (
    <Box role="status" className={classes['banner']} data-shown={connection !== 'reached' || undefined}>
      {connection !== 'reached' && (
        <Group gap="xs" justify="center" wrap="nowrap" px="md" py={6}>
          <IconPlugConnectedX size={16} aria-hidden />
          <Text size="sm">{SENTENCES[connection]}</Text>
        </Group>
      )}
    </Box>
  );
}
