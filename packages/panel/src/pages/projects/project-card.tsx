import { ActionIcon, Badge, Group, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Project } from '@postern/api';
import type { ReactNode } from 'react';
import { useChange } from '../../app/use-operation.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Card } from '../tokens/token/card.tsx';
import { ProjectResources } from './project-resources.tsx';

export interface ProjectCardProps {
  readonly project: Project;
  /** Where its resources can go. */
  readonly others: readonly Project[];
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** One project, and what is in it. */
export function ProjectCard({ project, others, onEdit, onDelete }: ProjectCardProps): ReactNode {
  const patch = useChange('projects_patch', { stales: ['projects_list'] });
  const facts = [project.purpose, project.environment].filter((fact) => fact !== '');
  return (
    <Card
      title={project.name}
      aside={
        <Group gap="xs" wrap="nowrap">
          {project.is_default && <Badge>default</Badge>}
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon aria-label={`Actions for ${project.name}`}>
                <IconDots size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onEdit}>Edit…</Menu.Item>
              <Menu.Item
                disabled={project.is_default || patch.isPending}
                onClick={() => patch.mutate({ params: { project_id: project.id }, body: { is_default: true } })}
              >
                Make it the default
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" disabled={project.is_default} onClick={onDelete}>
                {project.is_default ? 'Delete (not the default)' : 'Delete…'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      }
    >
      {patch.error !== null && <ProblemAlert error={patch.error} title="Nothing was changed" />}
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      )}
      {project.description !== '' && (
        <Text size="sm" mt={4}>
          {project.description}
        </Text>
      )}
      <ProjectResources project={project} others={others} />
    </Card>
  );
}
