import type { DropletActionRequest, Image } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import type { FieldError } from '../../http/problem.ts';
import { backupPolicyOf, type BackupPolicy } from '../droplets/backup-policy.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import { findImageForDroplet } from '../images/find-image.ts';
import { findOwnImage } from '../images/image-store.ts';
import { presentImage } from '../images/present.ts';
import { findSize } from '../sizes/sizes.ts';
import { outcomeOf, PENDING } from './droplet-actions.ts';

/** All that is needed to carry an action out later. */
export interface DropletActionParameters {
  readonly name?: string;
  readonly size?: string;
  /** Whether a resize grows the disk. */
  readonly disk?: boolean;
  readonly imageId?: number;
  readonly policy?: BackupPolicy;
}

/** Why an action is not begun: a sentence about the Droplet, or a field that asks for what there is not. */
export type DropletActionRefusal = { readonly sentence: string } | FieldError;

export type DropletActionPlan =
  { readonly parameters: DropletActionParameters } | { readonly refusal: DropletActionRefusal };

/** Checks what is asked for against the Droplet as it is, in the transaction that would begin it. */
export async function planDropletAction(
  transaction: Database,
  droplet: DropletRow,
  { request, now }: { readonly request: DropletActionRequest; readonly now: number },
): Promise<DropletActionPlan> {
  if (droplet.pending_action_id !== null) return refuse(PENDING);
  const outcome = outcomeOf(request.type, droplet.status);
  if ('refusal' in outcome) return refuse(outcome.refusal);
  switch (request.type) {
    case 'rename':
      return { parameters: { name: request.name } };
    case 'snapshot':
      return { parameters: { name: request.name ?? `${droplet.name}-${now}` } };
    case 'resize':
      return planResize(droplet, request);
    case 'enable_backups':
      return planBackups(droplet, request.backup_policy);
    case 'change_backup_policy':
      return droplet.backup_plan === null
        ? refuse('Backups are not enabled on this Droplet.')
        : planBackups(droplet, request.backup_policy);
    case 'restore':
      return planImage(droplet, await findToRestore(transaction, droplet, request.image), request.image);
    case 'rebuild':
      return planImage(
        droplet,
        await findImageForDroplet(transaction, droplet.account_id, request.image),
        request.image,
      );
    case 'enable_ipv6':
      return droplet.public_networking === 1
        ? { parameters: {} }
        : refuse('A Droplet without public networking has no IPv6 address.');
    case 'change_kernel':
      return refuseField('kernel', `there is no kernel ${request.kernel}: Droplets manage their own`);
    default:
      return { parameters: {} };
  }
}

function planResize(droplet: DropletRow, { size: slug, disk }: { size: string; disk: boolean }): DropletActionPlan {
  const size = findSize(slug.toLowerCase());
  if (size === undefined) return refuseField('size', `there is no size "${slug}"`);
  if (!size.available || !size.regions.includes(droplet.region_slug)) {
    return refuseField('size', `${slug} is not offered in ${droplet.region_slug}`);
  }
  if (size.disk < droplet.disk) {
    return refuseField('size', `a disk cannot shrink: ${slug} has ${size.disk} GB, the Droplet ${droplet.disk} GB`);
  }
  if ((size.gpu_info !== undefined) !== (droplet.is_gpu === 1)) {
    return refuseField('size', 'a Droplet neither gets GPUs nor loses them by a resize');
  }
  return { parameters: { size: size.slug, disk } };
}

/** Without a policy, backups that are enabled go on as they are. */
function planBackups(
  droplet: DropletRow,
  asked: Parameters<typeof backupPolicyOf>[0],
): { readonly parameters: DropletActionParameters } {
  const isKept = (asked ?? null) === null && droplet.backup_plan !== null;
  return { parameters: isKept ? {} : { policy: backupPolicyOf(asked) } };
}

/** A backup of the Droplet itself, or any snapshot of the account. */
async function findToRestore(transaction: Database, droplet: DropletRow, id: number): Promise<Image | undefined> {
  const image = await findOwnImage(transaction, droplet.account_id, id);
  const fits = image?.type === 'snapshot' || (image?.type === 'backup' && image.droplet_id === droplet.id);
  return image !== undefined && fits ? presentImage(image) : undefined;
}

function planImage(droplet: DropletRow, image: Image | undefined, asked: number | string): DropletActionPlan {
  if (image === undefined) return refuseField('image', `there is no image "${asked}" for this Droplet`);
  if (!image.regions.includes(droplet.region_slug)) {
    return refuseField('image', `"${asked}" is not in ${droplet.region_slug}`);
  }
  if (image.min_disk_size > droplet.disk) {
    return refuseField(
      'image',
      `"${asked}" needs a disk of ${image.min_disk_size} GB, the Droplet has ${droplet.disk} GB`,
    );
  }
  return { parameters: { imageId: image.id } };
}

function refuse(sentence: string): DropletActionPlan {
  return { refusal: { sentence } };
}

function refuseField(field: string, message: string): DropletActionPlan {
  return { refusal: { field, message } };
}
