import { Alert, Stack, Text } from '@mantine/core';
import type { Project } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../app/use-operation.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Deletes a project that is empty. `null`: closed. */
export function DeleteProject({ project, onClose }: { project: Project | null; onClose: () => void }): ReactNode {
  // While the dialog fades it still shows what it asked about.
  const [shown, setShown] = useState(project);
  if (project !== null && project !== shown) setShown(project);
  const remove = useChange('projects_delete', { stales: ['projects_list'], onSuccess: onClose });
  const isNotEmpty = remove.error?.status === 412;
  return (
    <ConfirmDialog
      isOpen={project !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      title={`Delete ${shown?.name ?? ''}?`}
      confirmLabel="Delete the project"
      isPending={remove.isPending}
      onConfirm={() => project !== null && remove.mutate({ params: { project_id: project.id } })}
    >
      <Stack gap="sm">
        {isNotEmpty && (
          <Alert color="gray" role="alert" title="It is not empty">
            Move its resources into another project first, then delete it.
          </Alert>
        )}
        {remove.error !== null && !isNotEmpty && <ProblemAlert error={remove.error} title="Nothing was deleted" />}
        <Text size="sm">Only its name and description are lost: a project that holds resources is not deleted.</Text>
      </Stack>
    </ConfirmDialog>
  );
}
