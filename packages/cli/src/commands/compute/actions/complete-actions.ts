import type { Action } from '@postern/api';
import type { Candidate, Completer } from '../../../command/option-specs.ts';

/** The newest only: there may be thousands, and an old one is seldom asked for. */
const NEWEST = 100;

/** IDs of the newest actions. */
export const completeActions: Completer = async (context) => (await newest(context)).map(candidateOf);

/** IDs of actions that are still worth waiting for. */
export const completePendingActions: Completer = async (context) =>
  (await newest(context)).filter(({ status }) => status === 'in-progress').map(candidateOf);

async function newest(context: Parameters<Completer>[0]): Promise<readonly Action[]> {
  const api = await context.api();
  return (await api.call('actions_list', { query: { per_page: NEWEST } })).actions;
}

function candidateOf({ id, type, status, resource_type: resource, resource_id: resourceId }: Action): Candidate {
  return { value: String(id), summary: `${type} of ${resource} ${resourceId ?? ''}, ${status}` };
}
