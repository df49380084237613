import type { ImageActionRequest } from '@postern/api';
import type { ActionEffect } from '../action-effects.ts';
import { chargeForSnapshot } from './droplet-image.ts';
import { imageActionErrors, imageEffects } from './image-actions.ts';
import { findOwnImage, updateImage } from './image-store.ts';

/** Does to an image what an action was for. Fails when the image is gone by now, or another action came before. */
export const completeImageAction: ActionEffect = async (transaction, action, now) => {
  const { account_id: accountId, resource_id: imageId } = action;
  const image = await findOwnImage(transaction, accountId, imageId);
  if (image === undefined) return 'errored';
  const effect = imageEffects[action.type];
  if (effect === undefined) throw new Error(`Nothing carries out ${action.type} on an image.`);
  // Written by this server when the action began; empty for the import, which is in nothing's way.
  const request = JSON.parse(action.parameters) as ImageActionRequest;
  if (action.type !== 'create' && imageActionErrors(image, request).length > 0) return 'errored';
  const region = 'region' in request ? request.region : '';
  await updateImage(transaction, { accountId, imageId }, effect(image, { region }));
  // A backup costs with its Droplet, a snapshot by itself.
  if (action.type === 'convert') await chargeForSnapshot(transaction, image, now);
  return 'completed';
};
