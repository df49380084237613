import type { ImageActionRequest } from '@postern/api';
import type { FieldError } from '../../http/problem.ts';
import type { ActionRow } from '../actions/action-store.ts';
import { regionErrors } from './custom-images.ts';
import type { ImageRow } from './image-store.ts';

/** Which types of image each action is for. */
const FOR_TYPES: Readonly<Record<ImageActionRequest['type'], readonly ImageRow['type'][]>> = {
  transfer: ['snapshot', 'backup', 'custom'],
  convert: ['backup'],
};

export function regionsOf(image: Pick<ImageRow, 'regions'>): string[] {
  return image.regions.split(' ').filter((region) => region !== '');
}

/** Why this cannot be done to an image as it is; empty when it can. */
export function imageActionErrors(image: ImageRow, request: ImageActionRequest): FieldError[] {
  if (image.status !== 'available') return [{ field: 'type', message: 'the image is not available yet' }];
  if (!FOR_TYPES[request.type].includes(image.type)) {
    return [{ field: 'type', message: `${request.type} is for a ${FOR_TYPES[request.type].join(' or ')}` }];
  }
  if (request.type !== 'transfer') return [];
  const isThere = regionsOf(image).includes(request.region);
  return isThere
    ? [{ field: 'region', message: `the image is in ${request.region} already` }]
    : regionErrors(request.region);
}

/** Whether what can be done to an image as it is cannot be done any more once all is over that has begun. */
export function isForestalled(image: ImageRow, underWay: readonly ActionRow[], request: ImageActionRequest): boolean {
  const later = underWay.reduce((before, action): ImageRow => {
    return { ...before, ...imageEffects[action.type]?.(before, { region: action.region_slug ?? '' }) };
  }, image);
  return imageActionErrors(later, request).length > 0;
}

/** What is different of an image once an action on it is over, by the type of the action. */
export const imageEffects: Readonly<
  Record<string, (image: ImageRow, parameters: { readonly region?: string }) => Partial<ImageRow>>
> = {
  create: () => ({ status: 'available' }),
  transfer: (image, { region = '' }) => ({ regions: [...new Set([...regionsOf(image), region])].join(' ') }),
  convert: () => ({ type: 'snapshot' }),
};
