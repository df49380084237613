import { defineGroup } from '../../../command/command.ts';
import { getImage } from './get-image.ts';
import { listApplicationImages, listDistributionImages, listUserImages } from './list-images-by-kind.ts';
import { listImages } from './list-images.ts';

export const images = defineGroup({
  name: 'image',
  summary: 'Look at images, import, rename and delete your own',
  commands: [listImages, listDistributionImages, listApplicationImages, listUserImages, getImage],
});
