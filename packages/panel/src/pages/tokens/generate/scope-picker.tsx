import { Button, Stack, Text, TextInput } from '@mantine/core';
import { openedBy, type Resource, type ScopeIndex } from '@postern/api/scope-review';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';
import { addScopes, type PickedScopes } from '../../../scopes/picked-scopes.ts';
import { readPastedScopes, type PastedScopes } from '../../../scopes/pasted-scopes.ts';
import { CoarseRow } from './coarse-row.tsx';
import classes from './generate.module.css';
import { PasteOutcome } from './paste-outcome.tsx';
import { ResourceRow } from './resource-row.tsx';

export interface ScopePickerProps {
  readonly index: ScopeIndex;
  readonly picked: PickedScopes;
  readonly onChange: (picked: PickedScopes) => void;
}

const SECTIONS = ['Compute', 'Network', 'Organise', 'Account'] as const;

/** Resources by what may be done with them. The cells show what is open; what is picked are scopes. */
export function ScopePicker({ index, picked, onChange }: ScopePickerProps): ReactNode {
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<PastedScopes | null>(null);
  useShortcut('/', 'Search the scopes', () => search.current?.focus());
  const open = useMemo(() => openedBy(index, picked), [index, picked]);

  const take = (pasted: string): boolean => {
    const found = readPastedScopes(pasted, index);
    if (found === null) return false;
    setOutcome(found);
    setText('');
    onChange(addScopes(index, picked, found.scopes));
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter') return;
    // The form is not sent from here.
    event.preventDefault();
    take(text);
  };
  const shown = index.resources.filter((resource) => matches(resource, text));
  const rows = (resources: readonly Resource[]): ReactNode =>
    resources.map((resource) => (
      <ResourceRow
        key={resource.key}
        index={index}
        resource={resource}
        picked={picked}
        open={open}
        onChange={onChange}
      />
    ));
  return (
    <Stack gap="xs">
      <TextInput
        ref={search}
        type="search"
        aria-label="Search resources, or paste scopes"
        placeholder="Search resources, or paste scopes such as droplets:read droplet:create"
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={<kbd className={classes['key']}>/</kbd>}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (take(event.clipboardData.getData('text'))) event.preventDefault();
        }}
      />
      {outcome !== null && (
        <PasteOutcome
          outcome={outcome}
          onTake={(word, scope) => {
            setOutcome({ ...outcome, unknown: outcome.unknown.filter((other) => other.word !== word) });
            onChange(addScopes(index, picked, [scope]));
          }}
          onClose={() => setOutcome(null)}
        />
      )}
      <div className={classes['picker']}>
        {text === '' && <CoarseRow index={index} picked={picked} onChange={onChange} />}
        {SECTIONS.map((section) => {
          const own = shown.filter((resource) => resource.section === section);
          return own.length === 0 ? null : (
            <div key={section} role="group" aria-labelledby={`section-${section}`}>
              <h3 id={`section-${section}`} className={classes['sectionTitle']}>
                {section}
              </h3>
              {rows(own)}
            </div>
          );
        })}
        <OtherResources
          isForced={text !== ''}
          resources={shown.filter(({ section }) => section === 'Other')}
          openCount={
            shown.filter(
              ({ section, permissions }) => section === 'Other' && permissions.some(({ name }) => open.has(name)),
            ).length
          }
          rows={rows}
        />
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" p="md" role="status">
            Nothing is called “{text}”. Press Enter to have it read as scopes.
          </Text>
        )}
      </div>
    </Stack>
  );
}

interface OtherResourcesProps {
  readonly isForced: boolean;
  readonly resources: readonly Resource[];
  readonly openCount: number;
  readonly rows: (resources: readonly Resource[]) => ReactNode;
}

/** What the catalogue knows and no route takes yet, folded away. */
function OtherResources({ isForced, resources, openCount, rows }: OtherResourcesProps): ReactNode {
  const [isUnfolded, setIsUnfolded] = useState(false);
  if (resources.length === 0) return null;
  const isOpen = isForced || isUnfolded;
  return (
    <div role="group" aria-label="Not served here yet">
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes['fold'] ?? ''}
        aria-expanded={isOpen}
        disabled={isForced}
        leftSection={isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        Not served here yet: {resources.length} resources{openCount > 0 && `, ${openCount} open`}
      </Button>
      {isOpen && rows(resources)}
    </div>
  );
}

function matches({ title, key, permissions }: Resource, text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const haystack = [title, key, ...permissions.flatMap(({ name, summary }) => [name, summary])].join(' ').toLowerCase();
  return words.every((word) => haystack.includes(word) || haystack.includes(word.replace(/s(?=:|$)/, '')));
}
