import type { ActionEffect } from '../action-effects.ts';
import { chargeForSnapshot } from './droplet-image.ts';
import { imageEffects } from './image-actions.ts';
import { findOwnImage, updateImage } from './image-store.ts';

/** Does to an image what an action was for. An action whose image is gone has failed. */
export const completeImageAction: ActionEffect = async (transaction, action, now) => {
  const { account_id: accountId, resource_id: imageId } = action;
  const image = await findOwnImage(transaction, accountId, imageId);
  if (image === undefined) return 'errored';
  const effect = imageEffects[action.type];
  if (effect === undefined) throw new Error(`Nothing carries out ${action.type} on an image.`);
  // The cast: this server wrote the parameters.
  await updateImage(
    transaction,
    { accountId, imageId },
    effect(image, JSON.parse(action.parameters) as { region?: string }),
  );
  // A backup costs with its Droplet, a snapshot by itself.
  if (action.type === 'convert') await chargeForSnapshot(transaction, image, now);
  return 'completed';
};
