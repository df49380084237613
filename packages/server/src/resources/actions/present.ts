import type { Action } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import { findRegion } from '../regions/regions.ts';
import type { ActionRow } from './action-store.ts';

export function presentAction(action: ActionRow): Action {
  return {
    id: action.id,
    status: action.status,
    type: action.type,
    started_at: formatTimestamp(new Date(action.started_at)),
    completed_at: action.completed_at === null ? null : formatTimestamp(new Date(action.completed_at)),
    resource_id: action.resource_id === 0 ? null : action.resource_id,
    resource_type: action.resource_type,
    region: action.region_slug === null ? null : (findRegion(action.region_slug) ?? null),
    region_slug: action.region_slug,
  };
}
