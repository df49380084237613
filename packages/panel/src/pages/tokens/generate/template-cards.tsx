import type { ScopeList } from '@postern/api';
import type { ScopeIndex } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { addScopes } from '../../../scopes/picked-scopes.ts';
import classes from './generate.module.css';
import type { TokenDraft } from './token-draft.ts';

export interface TemplateCardsProps {
  readonly list: ScopeList;
  readonly index: ScopeIndex;
  readonly draft: TokenDraft;
  readonly onChange: (part: Partial<TokenDraft>) => void;
}

/** What a token may be for. Each ticks its scopes and sets how long it should last; all of it can be changed below. */
export function TemplateCards({ list, index, draft, onChange }: TemplateCardsProps): ReactNode {
  return (
    <div role="radiogroup" aria-label="Template" className={classes['templates']}>
      {list.presets.map(({ name, title, summary, scopes, expires_in_days: days }) => (
        <label key={name} className={classes['template']}>
          <input
            type="radio"
            name="template"
            className={classes['hiddenInput']}
            checked={draft.template === name}
            onChange={() =>
              onChange({ template: name, scopes: addScopes(index, [], scopes), expiry: { kind: 'days', days } })
            }
          />
          <span className={classes['templateTitle']}>{title}</span>
          <span className={classes['templateSummary']}>{summary}</span>
        </label>
      ))}
    </div>
  );
}
