import { Button, Group, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import type { PlainSecret } from './plain-secret.ts';
import classes from './secret.module.css';
import { useCopy, type CopyState } from './use-copy.ts';

const SAYS: Readonly<Record<CopyState, string>> = { idle: 'Copy', copied: 'Copied', failed: 'Press Ctrl+C' };

export interface SecretTextProps {
  readonly secret: PlainSecret;
  readonly isShown: boolean;
  readonly onToggle: (isShown: boolean) => void;
}

/** The secret in large type, masked but for its ends until asked for, and the button that copies it. */
export function SecretText({ secret, isShown, onToggle }: SecretTextProps): ReactNode {
  const text = useRef<HTMLElement>(null);
  const [copyState, copy] = useCopy(
    () => secret.reveal(),
    () => {
      // Shown and selected, it is one key away.
      onToggle(true);
      requestAnimationFrame(() => selectText(text.current));
    },
  );
  return (
    <div className={classes['secret']}>
      <code ref={text} className={classes['text']} data-testid="secret">
        {isShown ? secret.reveal() : secret.masked()}
      </code>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          miw={88}
          leftSection={isShown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
          onClick={() => onToggle(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </Button>
        <Button
          miw={108}
          leftSection={
            copyState === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          onClick={copy}
        >
          {SAYS[copyState]}
        </Button>
      </Group>
      <VisuallyHidden role="status">{copyState === 'copied' ? 'The secret is in the clipboard.' : ''}</VisuallyHidden>
    </div>
  );
}

function selectText(element: HTMLElement | null): void {
  if (element !== null) getSelection()?.selectAllChildren(element);
}
