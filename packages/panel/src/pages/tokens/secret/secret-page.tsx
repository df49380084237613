import { Alert, Button, Checkbox, Code, Group, Paper, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import type { PlainSecret } from './plain-secret.ts';
import { ReadyLineTabs } from './ready-line-tabs.tsx';
import { SecretText } from './secret-text.tsx';
import classes from './secret.module.css';

export interface SecretPageProps {
  readonly secret: PlainSecret;
  readonly tokenName: string;
  /** What just happened. */
  readonly occasion: 'generated' | 'rotated';
  /** Leads on, once the secret is stored. */
  readonly onDone: () => void;
}

const TITLES = { generated: 'Store your new token', rotated: 'Store the new secret' } as const;

/** The one time that a secret is on the screen. It lives in the state of whoever shows this, and is dropped on leaving. */
export function SecretPage({ secret, tokenName, occasion, onDone }: SecretPageProps): ReactNode {
  const [isStored, setIsStored] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const mustAsk = (): boolean => !isStored && secret.reveal() !== '';
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && mustAsk(),
    enableBeforeUnload: mustAsk,
    withResolver: true,
  });
  useDropOnLeaving(secret);
  return (
    <div className={classes['page']}>
      <PageHeader title={TITLES[occasion]} description={<TokenName name={tokenName} occasion={occasion} />} />
      <Stack gap="lg">
        <Paper withBorder p="lg" className={classes['card']}>
          <SecretText secret={secret} isShown={isShown} onToggle={setIsShown} />
          <Alert color="gray" icon={<IconInfoCircle size={18} aria-hidden />} mt="md" py="xs">
            This is the only time it is shown. Lost it? Delete this token and generate another: nothing can bring it
            back, because only a hash is kept.
          </Alert>
        </Paper>
        <ReadyLineTabs secret={secret} isShown={isShown} />
        <Group justify="space-between" className={classes['leave'] ?? ''}>
          <Checkbox
            label="I have stored it"
            description="In a password manager or in the settings of the program that uses it."
            checked={isStored}
            onChange={(event) => setIsStored(event.currentTarget.checked)}
          />
          <Button onClick={onDone} variant={isStored ? 'filled' : 'default'}>
            Go to the token
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={blocker.status === 'blocked'}
        onClose={() => blocker.reset?.()}
        title="Leave without storing it?"
        confirmLabel="Leave, and lose it"
        onConfirm={() => blocker.proceed?.()}
      >
        <Text size="sm">
          It was not ticked as stored, and this page cannot be reached again. If it is lost, the token is of no use to
          anybody.
        </Text>
      </ConfirmDialog>
    </div>
  );
}

function TokenName({ name, occasion }: { name: string; occasion: SecretPageProps['occasion'] }): ReactNode {
  return (
    <>
      {occasion === 'generated' ? 'The token ' : 'A new secret for '}
      <Code>{name}</Code>
      {occasion === 'generated' ? ' is ready. Copy its secret now.' : ' is ready. The old one goes on for its overlap.'}
    </>
  );
}

/** Forgets it when the page goes: a turn later, because React mounts twice while developing. */
function useDropOnLeaving(secret: PlainSecret): void {
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    const hide = (): void => secret.drop();
    // A page that the browser kept for its back button must not come back with what it showed.
    const show = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) location.reload();
    };
    addEventListener('pagehide', hide);
    addEventListener('pageshow', show);
    return () => {
      isShown.current = false;
      removeEventListener('pagehide', hide);
      removeEventListener('pageshow', show);
      setTimeout(() => {
        if (!isShown.current) secret.drop();
      });
    };
  }, [secret]);
}
