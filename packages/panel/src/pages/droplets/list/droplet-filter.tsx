import { Badge, CloseButton, Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';

const PAUSE_MS = 180;

export interface DropletFilterProps {
  readonly search: string;
  readonly tag: string | undefined;
  readonly onSearch: (text: string) => void;
  readonly onTagCleared: () => void;
}

/** Filters by what one types, and shows the tag that the list is held to. */
export function DropletFilter({ search, tag, onSearch, onTagCleared }: DropletFilterProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search);
  const [sent, setSent] = useState(search);
  if (search !== sent) {
    // Changed by the address, not by the typing here.
    setSent(search);
    setText(search);
  }
  const send = useDebouncedCallback((next: string) => {
    setSent(next);
    onSearch(next);
  }, PAUSE_MS);
  const change = (next: string): void => {
    setText(next);
    send(next);
  };
  useShortcut('/', 'Filter the Droplets', () => input.current?.focus());
  return (
    <Group gap="xs" mb="sm" role="search">
      <TextInput
        ref={input}
        w={{ base: '100%', xs: 280 }}
        aria-label="Filter by name, tag or address"
        placeholder="Filter…"
        value={text}
        maxLength={255}
        spellCheck={false}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && change('')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs" aria-hidden visibleFrom="sm">
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label="Clear the filter" onClick={() => change('')} />
          )
        }
      />
      {tag !== undefined && (
        <Badge
          size="lg"
          color="gray"
          rightSection={
            <CloseButton size="xs" aria-label={`Show Droplets without the tag ${tag} too`} onClick={onTagCleared} />
          }
        >
          tag: {tag}
        </Badge>
      )}
    </Group>
  );
}
