import type { Tag } from '@postern/api';
import type { TaggableType, TagRow } from './tagging-store.ts';
import type { TagStatistics } from './tag-store.ts';

/** Where what carries a tag is found. */
const COLLECTIONS: Readonly<Record<TaggableType, string>> = {
  droplet: 'droplets',
  image: 'images',
  volume: 'volumes',
  volume_snapshot: 'snapshots',
};

interface TagView {
  /** Of this and of other tags; only of the types that whoever asks may read. */
  readonly statistics: readonly TagStatistics[];
  readonly origin: string;
}

type Statistics = Tag['resources']['droplets'];

export function presentTag(tag: TagRow, { statistics, origin }: TagView): Tag {
  const own = statistics.filter(({ tag_id: tagId }) => tagId === tag.id);
  const ofType = (type: TaggableType): Statistics =>
    presentStatistics(
      own.filter(({ resource_type: ownType }) => ownType === type),
      origin,
    );
  return {
    name: tag.name,
    resources: {
      ...presentStatistics(own, origin),
      droplets: ofType('droplet'),
      images: ofType('image'),
      volumes: ofType('volume'),
      volume_snapshots: ofType('volume_snapshot'),
      databases: { count: 0 },
    },
  };
}

function presentStatistics(statistics: readonly TagStatistics[], origin: string): Statistics {
  const count = statistics.reduce((sum, one) => sum + one.count, 0);
  const [last] = statistics.toSorted((one, other) => other.last_tagged_at - one.last_tagged_at);
  if (last === undefined) return { count };
  // The cast: only taggable types are ever written.
  const collection = COLLECTIONS[last.resource_type as TaggableType];
  return { count, last_tagged_uri: `${origin}/v2/${collection}/${last.last_resource_id}` };
}
