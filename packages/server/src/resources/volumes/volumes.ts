import type { VolumeCreate } from '@postern/api';
import { HttpProblem, invalidFields } from '../../http/problem.ts';
import { findRegion } from '../regions/regions.ts';
import type { VolumeSnapshotRow } from '../snapshots/volume-snapshot-store.ts';
import type { VolumeRow } from './volume-store.ts';

/** What a new volume is to be. */
export type VolumePlan = Pick<
  VolumeRow,
  'name' | 'description' | 'region_slug' | 'size_gigabytes' | 'filesystem_type' | 'filesystem_label'
>;

/** The same words for a volume as for a Droplet: clients look for them, and try again. */
export const PENDING_EVENT: HttpProblem = new HttpProblem(
  'unprocessable_entity',
  'Droplet already has a pending event.',
  { detail: 'Another action is under way. Try again when it has ended.' },
);

/**
 * Checks what is asked for against what there is. A snapshot brings its size and its file system along, and stays in its region.
 * `snapshot` is the one that the request names: `undefined` where the account has no such snapshot.
 */
export function planVolume(body: VolumeCreate, snapshot: VolumeSnapshotRow | undefined): VolumePlan | HttpProblem {
  if (body.snapshot_id !== undefined && snapshot === undefined) {
    return refuse('snapshot_id', `the account has no volume snapshot "${body.snapshot_id}"`);
  }
  const slug = body.region ?? snapshot?.regions ?? '';
  const region = findRegion(slug);
  if (region === undefined) return refuse('region', `there is no region "${slug}"`);
  if (!region.features.includes('storage') || !region.available) {
    return refuse('region', `${slug} takes no new volumes`);
  }
  if (snapshot !== undefined && !snapshot.regions.split(' ').includes(slug)) {
    return refuse('region', `the snapshot is in ${snapshot.regions}, not in ${slug}`);
  }
  return {
    name: body.name,
    description: body.description,
    region_slug: slug,
    size_gigabytes: snapshot?.min_disk_size ?? body.size_gigabytes ?? 0,
    filesystem_type: body.filesystem_type ?? snapshot?.filesystem_type ?? '',
    filesystem_label: body.filesystem_label ?? snapshot?.filesystem_label ?? '',
  };
}

/** Why a volume cannot go now, or `null`. */
export function whyNotDeletable(volume: VolumeRow): HttpProblem | null {
  if (volume.droplet_id !== null) {
    return new HttpProblem('conflict', 'attached volume cannot be deleted', {
      detail: `The volume is attached to Droplet ${volume.droplet_id}. Detach it first.`,
    });
  }
  return volume.pending_action_id === null ? null : PENDING_EVENT;
}

function refuse(field: string, message: string): HttpProblem {
  return invalidFields([{ field, message }]);
}
