import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../../app/use-operation.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Takes the public half of a key. */
export function AddSshKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add an SSH key">
      <AddForm onClose={onClose} />
    </Modal>
  );
}

const PRIVATE_KEY = /PRIVATE KEY/;

function AddForm({ onClose }: { onClose: () => void }): ReactNode {
  const [name, setName] = useState('');
  const [line, setLine] = useState('');
  const [wasPrivate, setWasPrivate] = useState(false);
  const add = useChange('sshKeys_create', { stales: ['sshKeys_list'], onSuccess: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ body: { name: name.trim(), public_key: line.trim() } });
  };
  const changeLine = (text: string): void => {
    const isPrivate = PRIVATE_KEY.test(text);
    setWasPrivate(isPrivate);
    setLine(isPrivate ? '' : text);
    // ssh-ed25519 AAAA… ada@laptop: what follows the key is what people call it.
    const comment = text.trim().split(/\s+/).slice(2).join(' ');
    if (!isPrivate && name === '' && comment !== '') setName(comment.slice(0, 255));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {add.error !== null && <ProblemAlert error={add.error} title="The key was not added" />}
        <Textarea
          label="Public key"
          description="The line of a .pub file, such as ~/.ssh/id_ed25519.pub."
          value={line}
          onChange={(event) => changeLine(event.currentTarget.value)}
          error={wasPrivate && 'That was a private key. It was not sent. Paste the line of the .pub file.'}
          rows={4}
          spellCheck={false}
          autoComplete="off"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          required
          withAsterisk={false}
          data-autofocus
        />
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={255}
          required
          withAsterisk={false}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending} disabled={name.trim() === '' || line.trim() === ''}>
            Add the key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
