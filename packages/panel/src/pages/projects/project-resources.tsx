import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Project, ProjectResource } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useChange, useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { TextLink } from '../../components/page-links.tsx';
import { Pager } from '../../components/pager.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { resourceOfUrn } from './resource-of-urn.ts';
import { useResourceNames, type ResourceNames } from './use-resource-names.ts';

const PAGE_SIZE = 10;

function columnsFor(
  names: ResourceNames,
  moveCell: (urn: string) => ReactNode,
): readonly RecordColumn<ProjectResource>[] {
  return [
    { header: 'Resource', width: '46%', cell: ({ urn }) => <Named urn={urn} names={names} /> },
    { header: 'Kind', cell: ({ urn }) => resourceOfUrn(urn).noun },
    { header: 'Here since', cell: ({ assigned_at }) => <RelativeTime at={assigned_at} /> },
    { header: 'Move', width: '18%', cell: ({ urn }) => moveCell(urn) },
  ];
}

export interface ProjectResourcesProps {
  readonly project: Project;
  readonly others: readonly Project[];
}

/** What is in a project, and where it can be moved. */
export function ProjectResources({ project, others }: ProjectResourcesProps): ReactNode {
  const [page, setPage] = useState(1);
  const resources = useOperation(
    'projects_list_resources',
    { params: { project_id: project.id }, query: { page, per_page: PAGE_SIZE } },
    { keepsPrevious: true },
  );
  const names = useResourceNames();
  const move = useChange('projects_assign_resources', { stales: ['projects_list_resources'] });
  const columns = columnsFor(names, (urn) => (
    <MoveMenu
      name={nameOf(urn, names)}
      others={others}
      isPending={move.isPending}
      onMove={(to) => move.mutate({ params: { project_id: to.id }, body: { resources: [urn] } })}
    />
  ));
  return (
    <>
      {move.error !== null && <ProblemAlert error={move.error} title="Nothing was moved" />}
      <AnswerOf query={resources} skeleton={<RecordListSkeleton columns={columns} rows={1} />}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <Text size="sm" c="dimmed" mt="xs">
              Nothing is in it.
            </Text>
          ) : (
            <>
              <RecordList
                label={`Resources of ${project.name}`}
                columns={columns}
                rows={answer.resources}
                keyOf={({ urn }) => urn}
              />
              <Pager page={page} pageSize={PAGE_SIZE} total={answer.meta.total} onPage={setPage} />
            </>
          )
        }
      </AnswerOf>
    </>
  );
}

function nameOf(urn: string, names: ResourceNames): string {
  return names.get(urn) ?? resourceOfUrn(urn).id;
}

function Named({ urn, names }: { urn: string; names: ResourceNames }): ReactNode {
  const { kind, id } = resourceOfUrn(urn);
  const name = <bdi>{nameOf(urn, names)}</bdi>;
  if (kind !== 'droplet') return name;
  return (
    <TextLink to="/droplets/$dropletId" params={{ dropletId: id }} fw={600}>
      {name}
    </TextLink>
  );
}

interface MoveMenuProps {
  readonly name: string;
  readonly others: readonly Project[];
  readonly isPending: boolean;
  readonly onMove: (to: Project) => void;
}

function MoveMenu({ name, others, isPending, onMove }: MoveMenuProps): ReactNode {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-xs"
          disabled={others.length === 0 || isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Move ${name} to another project`}
        >
          Move
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Label>To the project</Menu.Label>
        {others.map((project) => (
          <Menu.Item key={project.id} onClick={() => onMove(project)}>
            {project.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
