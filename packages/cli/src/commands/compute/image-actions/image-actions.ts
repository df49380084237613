import { defineGroup } from '../../../command/command.ts';
import { getImageAction } from './get-image-action.ts';
import { transferImage } from './transfer-image.ts';

export const imageActions = defineGroup({
  name: 'image-action',
  summary: 'Copy images to other regions, and see how far that has come',
  commands: [getImageAction, transferImage],
});
