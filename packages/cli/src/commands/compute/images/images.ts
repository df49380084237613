import { defineGroup } from '../../../command/command.ts';
import { createImage } from './create-image.ts';
import { deleteImages } from './delete-images.ts';
import { getImage } from './get-image.ts';
import { listApplicationImages, listDistributionImages, listUserImages } from './list-images-by-kind.ts';
import { listImages } from './list-images.ts';
import { updateImage } from './update-image.ts';

export const images = defineGroup({
  name: 'image',
  summary: 'Look at images, import, rename and delete your own',
  commands: [
    createImage,
    deleteImages,
    getImage,
    listImages,
    listApplicationImages,
    listDistributionImages,
    listUserImages,
    updateImage,
  ],
});
