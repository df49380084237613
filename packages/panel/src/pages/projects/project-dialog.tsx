import { Autocomplete, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { Project } from '@postern/api';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../../app/use-operation.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Any other text is taken too, and shown as "Other: …". */
const PURPOSES = [
  'Just trying out DigitalOcean',
  'Class project / Educational purposes',
  'Website or blog',
  'Web Application',
  'Service or API',
  'Mobile Application',
  'Machine learning / AI / Data processing',
  'IoT',
  'Operational / Developer tooling',
];
const ENVIRONMENTS = ['Development', 'Staging', 'Production'];
const TEXT_MAX_LENGTH = 255;

export interface ProjectDialogProps {
  readonly isOpen: boolean;
  /** `null`: a new one. */
  readonly project: Project | null;
  readonly onClose: () => void;
}

/** Creates a project, or changes what is said of one. */
export function ProjectDialog({ isOpen, project, onClose }: ProjectDialogProps): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title={project === null ? 'Create a project' : 'Edit the project'}>
      <ProjectForm key={project?.id ?? 'new'} project={project} onClose={onClose} />
    </Modal>
  );
}

function ProjectForm({ project, onClose }: Omit<ProjectDialogProps, 'isOpen'>): ReactNode {
  const [name, setName] = useState(project?.name ?? '');
  const [purpose, setPurpose] = useState(project?.purpose ?? '');
  const [description, setDescription] = useState(project?.description ?? '');
  const [environment, setEnvironment] = useState<string | null>(project?.environment || null);
  const outcome = { stales: ['projects_list'] as const, onSuccess: onClose };
  const create = useChange('projects_create', outcome);
  const patch = useChange('projects_patch', outcome);
  const error = create.error ?? patch.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { name: name.trim(), purpose: purpose.trim(), description, environment: environment ?? '' };
    if (project === null) create.mutate({ body });
    else patch.mutate({ params: { project_id: project.id }, body });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error !== null && <ProblemAlert error={error} title="Nothing was saved" />}
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error?.fieldMessage('name')}
          maxLength={175}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Autocomplete
          label="Purpose"
          description="Choose one, or write your own."
          data={PURPOSES}
          value={purpose}
          onChange={setPurpose}
          maxLength={TEXT_MAX_LENGTH + 'Other: '.length}
        />
        <Select
          label="Environment"
          placeholder="None"
          data={ENVIRONMENTS}
          value={environment}
          onChange={setEnvironment}
          clearable
          clearButtonProps={{ 'aria-label': 'No environment' }}
        />
        <Textarea
          label="Description"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={TEXT_MAX_LENGTH}
          rows={3}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || patch.isPending} disabled={name.trim() === ''}>
            {project === null ? 'Create the project' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
