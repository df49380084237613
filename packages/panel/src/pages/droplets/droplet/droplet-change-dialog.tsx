import { Button, Group, Modal, Stack } from '@mantine/core';
import type { Droplet } from '@postern/api';
import type { CallInput } from '@postern/api/client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { BackupsFields, NameFields, RebuildFields, ResizeFields } from './droplet-change-fields.tsx';
import type { DropletActionCall } from './use-droplet-action.ts';

/** What is done to a Droplet only once more is known. */
export type DropletChange = 'snapshot' | 'enable_backups' | 'rename' | 'resize' | 'rebuild';

/** The body of a request for an action; `null` until it is whole. */
export type DropletChangeBody = CallInput<'dropletActions_post'>['body'] | null;

export interface ChangeFieldsProps {
  readonly droplet: Droplet;
  readonly onChange: (body: DropletChangeBody) => void;
}

interface Wording {
  readonly title: string;
  readonly button: string;
}

const WORDING: Readonly<Record<DropletChange, Wording>> = {
  snapshot: { title: 'Take a snapshot', button: 'Take the snapshot' },
  enable_backups: { title: 'Enable backups', button: 'Enable backups' },
  rename: { title: 'Rename the Droplet', button: 'Rename' },
  resize: { title: 'Resize the Droplet', button: 'Resize' },
  rebuild: { title: 'Rebuild the Droplet', button: 'Rebuild' },
};

export interface DropletChangeDialogProps {
  readonly droplet: Droplet;
  /** `null`: closed. */
  readonly change: DropletChange | null;
  readonly act: DropletActionCall;
  readonly onClose: () => void;
}

/** Asks for what an action needs. */
export function DropletChangeDialog({ droplet, change, act, onClose }: DropletChangeDialogProps): ReactNode {
  // While the dialog fades it still shows what it asked for.
  const [shown, setShown] = useState<DropletChange>('snapshot');
  if (change !== null && change !== shown) setShown(change);
  return (
    <Modal opened={change !== null} onClose={onClose} title={WORDING[shown].title}>
      <ChangeForm key={shown} droplet={droplet} change={shown} act={act} onClose={onClose} />
    </Modal>
  );
}

interface ChangeFormProps extends DropletChangeDialogProps {
  readonly change: DropletChange;
}

function ChangeForm({ droplet, change, act, onClose }: ChangeFormProps): ReactNode {
  const [body, setBody] = useState<DropletChangeBody>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (body !== null) act.mutate({ params: { droplet_id: droplet.id }, body });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {act.error !== null && <ProblemAlert error={act.error} title="Nothing was changed" />}
        <Fields change={change} droplet={droplet} onChange={setBody} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={act.isPending} disabled={body === null}>
            {WORDING[change].button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Fields({ change, ...props }: ChangeFieldsProps & { readonly change: DropletChange }): ReactNode {
  switch (change) {
    case 'snapshot':
    case 'rename':
      return <NameFields type={change} {...props} />;
    case 'enable_backups':
      return <BackupsFields {...props} />;
    case 'resize':
      return <ResizeFields {...props} />;
    case 'rebuild':
      return <RebuildFields {...props} />;
  }
}
