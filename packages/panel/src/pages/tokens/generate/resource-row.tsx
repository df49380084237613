import { Button, Checkbox } from '@mantine/core';
import type { Permission, Resource, ScopeIndex } from '@postern/api/scope-review';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import {
  broughtBy,
  isHeld,
  levelOf,
  setLevel,
  tick,
  untick,
  type Level,
  type PickedScopes,
} from '../../../scopes/picked-scopes.ts';
import { changeInWords } from './change-in-words.ts';
import classes from './generate.module.css';
import { LevelRadios } from './level-radios.tsx';
import { PermissionList } from './permission-list.tsx';
import { CompanionNote } from './companion-note.tsx';
import { cellLabel, levelsOf, sentenceOf } from './row-words.ts';

export interface ResourceRowProps {
  readonly index: ScopeIndex;
  readonly resource: Resource;
  readonly picked: PickedScopes;
  readonly open: ReadonlySet<string>;
  readonly onChange: (picked: PickedScopes) => void;
}

/** One resource: its step, single permissions beyond that step, and what they open. */
export function ResourceRow({ index, resource, picked, open, onChange }: ResourceRowProps): ReactNode {
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [note, setNote] = useState('');
  const detailId = useId();
  const level = levelOf(index, resource, open);
  const opened = resource.permissions.filter(({ name }) => open.has(name));
  const change = (next: PickedScopes, meant: readonly string[]): void => {
    setNote(changeInWords(index, { before: picked, after: next, meant }));
    onChange(next);
  };
  const set = (next: Level): void => {
    const row = resource.permissions.map(({ name }) => name);
    change(setLevel(index, picked, { resource, level: next }), row);
  };
  const hasCells = resource.permissions.length > 1;
  const companions = (
    <CompanionNote because={opened.map(({ name }) => [name, broughtBy(index, picked, name)] as const)} />
  );
  const isKept = (own: Level): boolean => own === 'nothing' && opened.some(({ name }) => isHeld(index, picked, name));
  return (
    <div className={classes['row']} data-open={opened.length > 0} role="group" aria-label={resource.title}>
      <div className={classes['rowHead']}>
        <div>
          <span className={classes['rowTitle']}>{resource.title}</span>{' '}
          <span className={classes['rowSummary']}>{sentenceOf(index, resource, level)}</span>
        </div>
        <LevelRadios
          label={resource.title}
          level={level}
          levels={levelsOf(resource)}
          isDisabled={isKept}
          onChange={set}
        />
      </div>
      <div className={classes['rowCells']}>
        <div className={classes['cells']}>
          {!hasCells && companions}
          {hasCells &&
            resource.permissions.map((permission) => (
              <Cell
                key={permission.name}
                permission={permission}
                label={cellLabel(resource, permission)}
                isOpen={open.has(permission.name)}
                isHeld={open.has(permission.name) && isHeld(index, picked, permission.name)}
                onToggle={(isTicked) =>
                  change((isTicked ? tick : untick)(index, picked, permission.name), [permission.name])
                }
              />
            ))}
        </div>
        <RoutesButton
          permissions={opened.length > 0 ? opened : resource.permissions}
          isOpen={isUnfolded}
          detailId={detailId}
          onToggle={() => setIsUnfolded(!isUnfolded)}
        />
      </div>
      {hasCells && companions}
      <div role="status" className={classes['note']}>
        {note}
      </div>
      {isUnfolded && <PermissionList id={detailId} permissions={resource.permissions} open={open} />}
    </div>
  );
}

interface CellProps {
  readonly permission: Permission;
  readonly label: string;
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  readonly onToggle: (isTicked: boolean) => void;
}

function Cell({ permission, label, isOpen, isHeld: held, onToggle }: CellProps): ReactNode {
  return (
    <Checkbox
      size="xs"
      label={label}
      title={`${permission.name}: ${permission.summary}`}
      checked={isOpen}
      disabled={held}
      onChange={(event) => onToggle(event.currentTarget.checked)}
    />
  );
}

interface RoutesButtonProps {
  readonly permissions: readonly Permission[];
  readonly isOpen: boolean;
  readonly detailId: string;
  readonly onToggle: () => void;
}

function RoutesButton({ permissions, isOpen, detailId, onToggle }: RoutesButtonProps): ReactNode {
  const routes = new Set(permissions.flatMap((permission) => permission.routes.map((route) => route.operation_id)));
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      className={classes['routesButton'] ?? ''}
      aria-expanded={isOpen}
      {...(isOpen && { 'aria-controls': detailId })}
      rightSection={isOpen ? <IconChevronDown size={13} aria-hidden /> : <IconChevronRight size={13} aria-hidden />}
      onClick={onToggle}
    >
      {routes.size === 1 ? 'opens 1 route' : `opens ${routes.size} routes`}
    </Button>
  );
}
