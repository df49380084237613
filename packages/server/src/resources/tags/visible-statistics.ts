import { scopeCatalogue, type PermissionName } from '@postern/api';
import { compileRequirement, coveredAlternative, type Grant, type Requirement } from '@postern/engine';
import type { TagStatistics } from './tag-store.ts';
import type { TaggableType } from './tagging-store.ts';

const READING: Readonly<Record<TaggableType, PermissionName>> = {
  droplet: 'droplet:read',
  image: 'image:read',
  volume: 'block_storage:read',
  volume_snapshot: 'block_storage_snapshot:read',
};

const REQUIREMENTS: ReadonlyMap<string, Requirement> = new Map(
  Object.entries(READING).map(([type, permission]) => [
    type,
    compileRequirement(scopeCatalogue, [[permission]], 'reads'),
  ]),
);

/** Leaves out the types that the grant may not read: a tag tells nothing that its bearer could not look up. */
export function visibleStatistics(grant: Grant, statistics: readonly TagStatistics[]): TagStatistics[] {
  return statistics.filter(({ resource_type: type }) => {
    const requirement = REQUIREMENTS.get(type);
    return requirement !== undefined && coveredAlternative(grant, requirement) !== null;
  });
}
