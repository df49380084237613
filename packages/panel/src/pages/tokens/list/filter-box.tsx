import { CloseButton, Kbd, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';
import classes from './filter-box.module.css';
import { searchableText } from './searchable-text.ts';

const PAUSE_MS = 180;

export interface FilterBoxProps {
  /** What the list is filtered by now. */
  readonly value: string;
  /** Called when the typing pauses. */
  readonly onChange: (value: string) => void;
}

/** Filters as one types. A token that is pasted into it is cut to how it begins before it goes anywhere. */
export function FilterBox({ value, onChange }: FilterBoxProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  const [wasCut, setWasCut] = useState(false);
  if (value !== seen) {
    setSeen(value);
    // Changed by the address, not by the typing here: back, forward, or a link.
    if (value !== sent) {
      setText(value);
      setSent(value);
    }
  }
  const send = (next: string): void => {
    setSent(next);
    onChange(next);
  };
  const sendLater = useDebouncedCallback(send, PAUSE_MS);
  const change = (typed: string): void => {
    const kept = searchableText(typed);
    setText(kept);
    setWasCut(kept !== typed);
    sendLater(kept);
  };
  const clear = (): void => {
    sendLater.cancel();
    setText('');
    setWasCut(false);
    send('');
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      clear();
    }
  };
  useShortcut('/', 'Filter the tokens', () => input.current?.focus());
  return (
    <div role="search" className={classes['box']}>
      <TextInput
        ref={input}
        aria-label="Filter by name or by how a token begins"
        placeholder="Filter…"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        spellCheck={false}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs" aria-hidden className={classes['key']}>
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label="Clear the filter" onClick={clear} />
          )
        }
      />
      <Text role="status" className={classes['hint']}>
        {wasCut && 'Only how the token begins was kept: a secret has no place in an address.'}
      </Text>
    </div>
  );
}
