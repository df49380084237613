import { Button, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import type { ScopeIndex } from '@postern/api/scope-review';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange, useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { ScopePicker } from '../generate/scope-picker.tsx';
import { Card } from './card.tsx';
import classes from './edit-panel.module.css';
import { EditReview } from './edit-review.tsx';
import { EditTerms } from './edit-terms.tsx';
import { editOf, updateOf } from './token-edit.ts';
import { useScopeIndex } from './use-scope-index.ts';

export interface EditPanelProps {
  readonly token: TokenDetail;
  /** A scope to begin with beside its own. */
  readonly add?: string;
  readonly onDone: () => void;
}

/** Changes a token, and says what that means before it is saved. */
export function EditPanel(props: EditPanelProps): ReactNode {
  const scopes = useOperation('scopes_list');
  const index = useScopeIndex();
  return (
    <>
      <PageHeader
        title={`Edit ${props.token.name}`}
        description="Less holds from the next request on. More takes a recent sign-in."
      />
      <AnswerOf query={scopes}>{() => index !== undefined && <EditForm {...props} index={index} />}</AnswerOf>
    </>
  );
}

function EditForm({ token, add, onDone, index }: EditPanelProps & { readonly index: ScopeIndex }): ReactNode {
  const [openedAt] = useState(() => new Date());
  const [edit, setEdit] = useState(() => editOf(token, add));
  const save = useChange('tokens_update', { onSuccess: onDone });
  const change = (part: Partial<typeof edit>): void => setEdit((before) => ({ ...before, ...part }));
  const update = updateOf(token, edit, openedAt);
  const isChanged = Object.keys(update).length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged) save.mutate({ params: { token_id: token.id }, body: update });
  };
  return (
    <form onSubmit={submit} noValidate className={classes['page']}>
      <Stack gap="md" miw={0}>
        <Card title="Name">
          <TextInput
            aria-label="Name"
            value={edit.name}
            error={save.error?.fieldMessage('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </Card>
        <Card title="Until when, and from where">
          <EditTerms token={token} edit={edit} error={save.error} onChange={change} />
        </Card>
        <Card title="What it may do">
          <ScopePicker index={index} picked={edit.scopes} onChange={(scopes) => change({ scopes })} />
        </Card>
      </Stack>
      <div className={classes['review']}>
        <Card title="What changes">
          <Stack gap="md">
            <EditReview index={index} token={token} update={update} />
            {save.error !== null && <ProblemAlert error={save.error} title="Nothing was changed" />}
            <SimpleGrid cols={2} spacing="xs">
              <Button variant="default" onClick={onDone}>
                Cancel
              </Button>
              <Button type="submit" disabled={!isChanged} loading={save.isPending}>
                Save
              </Button>
            </SimpleGrid>
          </Stack>
        </Card>
      </div>
    </form>
  );
}
