import { Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { PlainSecret } from './plain-secret.ts';
import { saveFile } from './save-file.ts';
import { readyLines, type ReadyLines } from './ready-lines.ts';
import classes from './secret.module.css';
import { useCopy, type CopyState } from './use-copy.ts';

interface ReadyLineTabsProps {
  readonly secret: PlainSecret;
  readonly isShown: boolean;
}

interface LinesProps extends ReadyLineTabsProps {
  readonly lines: ReadyLines;
}

const SAYS: Readonly<Record<CopyState, string>> = { idle: 'Copy', copied: 'Copied', failed: 'Could not copy' };

/** Lines that work as they stand. The secret in them is masked where it is masked above; what is copied or saved holds it. */
export function ReadyLineTabs({ secret, isShown }: ReadyLineTabsProps): ReactNode {
  const [tab, setTab] = useState<string | null>('curl');
  const shown = readyLines({ origin: location.origin, secret: isShown ? secret.reveal() : secret.masked() });
  return (
    <Stack gap="xs" component="section" aria-labelledby="ready-lines">
      <Title order={2} id="ready-lines">
        Use it
      </Title>
      <Tabs value={tab} onChange={setTab} keepMounted={false} variant="outline">
        <Tabs.List className={classes['tabs'] ?? ''}>
          {shown.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((lines) => (
          <Tabs.Panel key={lines.id} value={lines.id} pt="sm">
            <Lines lines={lines} secret={secret} isShown={isShown} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

function Lines({ lines, secret, isShown }: LinesProps): ReactNode {
  const fill = (): string =>
    readyLines({ origin: location.origin, secret: secret.reveal() }).find(({ id }) => id === lines.id)?.text ?? '';
  const [copyState, copy] = useCopy(fill);
  const { file } = lines;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {lines.hint}
      </Text>
      <pre className={classes['lines']}>{lines.text}</pre>
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={
            copyState === 'copied' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
          }
          onClick={copy}
        >
          {SAYS[copyState]}
        </Button>
        {file !== undefined && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => saveFile(file, fill())}
          >
            Download {file}
          </Button>
        )}
        {!isShown && (
          <Text size="xs" c="dimmed">
            Masked here, whole in what is copied.
          </Text>
        )}
      </Group>
    </Stack>
  );
}
