import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Droplet } from '@postern/api';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { addressOf } from '../droplet-words.ts';
import { keptInWords } from './droplet-facts.tsx';

export interface DestroyDialogProps {
  readonly droplet: Droplet;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says what is lost and what is kept. The name has to be typed while the Droplet is on. */
export function DestroyDialog({ droplet, isOpen, onClose }: DestroyDialogProps): ReactNode {
  const navigate = useNavigate();
  const destroy = useChange('droplets_destroy', {
    stales: ['droplets_list', 'actions_list', 'projects_list_resources', 'volumes_list'],
    onSuccess: () => {
      notifications.show({ message: `${droplet.name} is destroyed.` });
      void navigate({ to: '/droplets' });
    },
  });
  const kept = keptInWords({ ...droplet, backup_ids: [] });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={() => {
        destroy.reset();
        onClose();
      }}
      title={`Destroy ${droplet.name}?`}
      confirmLabel="Destroy the Droplet"
      onConfirm={() => destroy.mutate({ params: { droplet_id: droplet.id } })}
      isPending={destroy.isPending}
      {...(droplet.status === 'active' && { typedName: droplet.name })}
    >
      <Stack gap="sm">
        {destroy.error !== null && <ProblemAlert error={destroy.error} title="Nothing was destroyed" />}
        <Text size="sm">
          {droplet.status === 'active' && 'It is on. '}
          Its disk is lost and its address {addressOf(droplet)} is given back. This cannot be undone.
        </Text>
        {kept !== 'nothing' && <Text size="sm">Kept, and billed on: {kept}.</Text>}
      </Stack>
    </ConfirmDialog>
  );
}
