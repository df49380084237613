import type { Action } from '@postern/api';
import type { Api } from '../../../api/api.ts';
import { waitForActions } from '../../../api/wait-for-action.ts';
import type { OptionValues } from '../../../command/option-specs.ts';
import type { Context } from '../../../context.ts';
import { throwFailures } from '../../../failure.ts';
import type { waitOptions } from '../wait-options.ts';
import { actionColumns } from './action-columns.ts';

interface StartedAction {
  readonly api: Api;
  readonly action: Action;
  /** What it happens to: `Droplet web-1 (12)`. */
  readonly subject: string;
  readonly options: OptionValues<typeof waitOptions>;
}

/** Answers an action that was just started, once it has come to its end where `--wait` asks for that. */
export async function answerAction(context: Context, { api, action, subject, options }: StartedAction): Promise<void> {
  if (!options.wait) return context.output.rows(actionColumns, [action]);
  const awaited = { id: action.id, title: `${subject}: ${action.type}`, seen: action };
  const { actions, failures } = await waitForActions(context, [awaited], {
    api,
    limitSeconds: options['wait-timeout'],
  });
  context.output.rows(actionColumns, actions);
  throwFailures(failures);
}
