import { Badge, Group } from '@mantine/core';
import type { Project } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RecordTable, type Column } from '../../components/record-table.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';

const columns: readonly Column<Project>[] = [
  {
    header: 'Name',
    cell: ({ name, is_default }) => (
      <Group gap="xs">
        {name}
        {is_default && <Badge>default</Badge>}
      </Group>
    ),
  },
  { header: 'Purpose', cell: ({ purpose }) => purpose },
  { header: 'Environment', cell: ({ environment }) => environment },
  { header: 'Created', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

export function ProjectsPage(): ReactNode {
  const projects = useOperation('projects_list');
  return (
    <>
      <PageHeader title="Projects" description="New resources go into the default project." />
      <AnswerOf query={projects}>
        {(answer) => <RecordTable label="Projects" columns={columns} rows={answer.projects} keyOf={({ id }) => id} />}
      </AnswerOf>
    </>
  );
}
