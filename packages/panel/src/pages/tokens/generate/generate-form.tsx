import { Stack, TextInput } from '@mantine/core';
import type { IssuedToken, ScopeList } from '@postern/api';
import { indexScopes, reviewScopes } from '@postern/api/scope-review';
import { useMemo, useRef, type FormEvent, type ReactNode } from 'react';
import { ExpiryField } from './expiry-field.tsx';
import { FullAccessReason } from './full-access-reason.tsx';
import { FormStep } from './form-step.tsx';
import classes from './generate.module.css';
import { RestrictionFields } from './restriction-fields.tsx';
import { ReviewPane } from './review-pane.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { TemplateCards } from './template-cards.tsx';
import { FULL_ACCESS, type TokenDraft } from './token-draft.ts';
import { useGenerate } from './use-generate.ts';

export interface GenerateFormProps {
  readonly list: ScopeList;
  /** What the form holds to begin with. */
  readonly start: TokenDraft;
  readonly onGenerated: (issued: IssuedToken) => void;
}

/** Four short steps on one page, and beside them what they add up to. */
export function GenerateForm({ list, start, onGenerated }: GenerateFormProps): ReactNode {
  const index = useMemo(() => indexScopes(list), [list]);
  const { draft, change, openedAt, problems, error, isPending, generate } = useGenerate(start, onGenerated);
  const review = useMemo(() => reviewScopes(index, draft.scopes), [index, draft.scopes]);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    generate(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid-step] input')?.focus(),
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes['page']}>
      <Stack gap={28} className={classes['steps'] ?? ''}>
        <FormStep number={1} title="What is it for?">
          <TemplateCards list={list} index={index} draft={draft} onChange={change} />
          {draft.template === FULL_ACCESS && (
            <FullAccessReason
              value={draft.reason}
              problem={problems.reason}
              onChange={(reason) => change({ reason })}
            />
          )}
        </FormStep>
        <FormStep number={2} title="Name">
          <TextInput
            aria-label="Name"
            placeholder="my-droplet-manager-script"
            description="Who uses it, and for what: you will look for this when it has to be revoked."
            inputWrapperOrder={['input', 'description', 'error']}
            spellCheck={false}
            value={draft.name}
            error={problems.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </FormStep>
        <FormStep number={3} title="What may it do?" problem={problems.scopes}>
          <ScopePicker index={index} picked={draft.scopes} onChange={(scopes) => change({ scopes })} />
        </FormStep>
        <FormStep number={4} title="For how long, from where?">
          <ExpiryField draft={draft} now={openedAt} problem={problems.expires_at} onChange={change} />
          <RestrictionFields draft={draft} problems={problems} onChange={change} />
        </FormStep>
      </Stack>
      <ReviewPane draft={draft} now={openedAt} review={review} error={error} isPending={isPending} />
    </form>
  );
}
