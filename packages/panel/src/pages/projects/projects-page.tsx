import { Button, Skeleton, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Project } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { DeleteProject } from './delete-project.tsx';
import { ProjectCard } from './project-card.tsx';
import { ProjectDialog } from './project-dialog.tsx';
import { projectListQuery } from './project-routes.ts';

/** What is asked, and of which project. */
type Asked = { readonly kind: 'create' } | { readonly kind: 'edit' | 'delete'; readonly project: Project } | null;

/** The projects of the account, each with what is in it. */
export function ProjectsPage(): ReactNode {
  const projects = useOperation('projects_list', projectListQuery);
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <PageHeader title="Projects" description="They keep resources together. New ones go into the default project.">
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked({ kind: 'create' })}>
          Create a project
        </Button>
      </PageHeader>
      <Stack gap="md" maw={1120}>
        <AnswerOf query={projects} skeleton={<ProjectsSkeleton />}>
          {({ projects: all }) =>
            all.map((project) => (
              <ProjectCard
                key={project.id}
                project={project}
                others={all.filter(({ id }) => id !== project.id)}
                onEdit={() => setAsked({ kind: 'edit', project })}
                onDelete={() => setAsked({ kind: 'delete', project })}
              />
            ))
          }
        </AnswerOf>
      </Stack>
      <ProjectDialog
        isOpen={asked?.kind === 'create' || asked?.kind === 'edit'}
        project={asked?.kind === 'edit' ? asked.project : null}
        onClose={close}
      />
      <DeleteProject project={asked?.kind === 'delete' ? asked.project : null} onClose={close} />
    </>
  );
}

function ProjectsSkeleton(): ReactNode {
  return (
    <Stack gap="md" role="status" aria-busy aria-label="Loading">
      <Skeleton height={200} radius="md" />
      <Skeleton height={200} radius="md" />
    </Stack>
  );
}
