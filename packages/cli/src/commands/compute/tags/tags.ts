import { defineGroup } from '../../../command/command.ts';
import { createTag } from './create-tag.ts';
import { deleteTags } from './delete-tags.ts';
import { getTag } from './get-tag.ts';
import { listTags } from './list-tags.ts';
import { applyTag, removeTag } from './tag-resources.ts';

export const tags = defineGroup({
  name: 'tag',
  summary: 'Look at tags, create and delete them, put them on things and take them off',
  commands: [applyTag, createTag, deleteTags, getTag, listTags, removeTag],
});
