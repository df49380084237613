import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { SshKey } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useChange, useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { Pager } from '../../components/pager.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { Card } from '../tokens/token/card.tsx';
import { AddSshKey } from './add-ssh-key.tsx';
import { SSH_KEY_PAGE_SIZE, sshKeyListQuery } from './ssh-key-list-query.ts';

const columns: readonly RecordColumn<SshKey>[] = [
  {
    header: 'Name',
    width: '34%',
    cell: ({ name }) => (
      <Text fw={600} inherit>
        <bdi>{name}</bdi>
      </Text>
    ),
  },
  { header: 'Fingerprint', cell: ({ fingerprint }) => <Copyable value={fingerprint} /> },
];

/** The public keys that Droplets can be given. */
export function SshKeyList(): ReactNode {
  const [page, setPage] = useState(1);
  const [isAdding, setIsAdding] = useState(false);
  const [removed, setRemoved] = useState<SshKey | null>(null);
  const keys = useOperation('sshKeys_list', sshKeyListQuery(page), { keepsPrevious: true });
  return (
    <Card
      title="SSH keys"
      aside={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          Add a key
        </Button>
      }
    >
      <AnswerOf query={keys} skeleton={<RecordListSkeleton columns={columns} rows={2} />}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <Text size="sm" c="dimmed">
              None yet. A key that is kept here can be given to Droplets when they are created.
            </Text>
          ) : (
            <>
              <RecordList
                label="SSH keys"
                columns={columns}
                rows={answer.ssh_keys}
                keyOf={({ id }) => id}
                renderMenu={(key) => (
                  <ActionIcon aria-label={`Remove ${key.name}`} onClick={() => setRemoved(key)}>
                    <IconTrash size={16} stroke={1.6} aria-hidden />
                  </ActionIcon>
                )}
              />
              <Pager page={page} pageSize={SSH_KEY_PAGE_SIZE} total={answer.meta.total} onPage={setPage} />
            </>
          )
        }
      </AnswerOf>
      <AddSshKey isOpen={isAdding} onClose={() => setIsAdding(false)} />
      <RemoveSshKey sshKey={removed} onClose={() => setRemoved(null)} />
    </Card>
  );
}

function RemoveSshKey({ sshKey, onClose }: { sshKey: SshKey | null; onClose: () => void }): ReactNode {
  const remove = useChange('sshKeys_delete', { stales: ['sshKeys_list'], onSuccess: onClose });
  const close = (): void => {
    remove.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen={sshKey !== null}
      onClose={close}
      title={`Remove ${sshKey?.name ?? 'the key'}?`}
      confirmLabel="Remove the key"
      isPending={remove.isPending}
      onConfirm={() => sshKey !== null && remove.mutate({ params: { ssh_key_identifier: sshKey.id } })}
    >
      {remove.error !== null && <ProblemAlert error={remove.error} title="Nothing was removed" />}
      <Text size="sm">
        Droplets that were created with it keep it. It can be added again, for as long as its public half is at hand.
      </Text>
    </ConfirmDialog>
  );
}
