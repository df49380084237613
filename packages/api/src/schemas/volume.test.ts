import { describe, expect, it } from 'vitest';
import { volumeActionByNameSchema, volumeActionCreateSchema } from './volume-action.ts';
import { volumeCreateSchema } from './volume.ts';

const GOOD = { name: 'disk', region: 'nyc1', size_gigabytes: 10 };
const fieldsOf = (body: unknown): string[] =>
  (volumeCreateSchema.safeParse(body).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('a request for a volume', () => {
  it.each([
    ['ext4-disk', 'ext4', 'ext4_volume_0001'],
    ['xfs_disk', 'xfs', 'xfs_volume01'],
  ])('may format it, as documented: %s', (name, type, label) => {
    const body = { ...GOOD, name, description: 'For examples', filesystem_type: type, filesystem_label: label };
    expect(volumeCreateSchema.parse(body)).toMatchObject({ filesystem_type: type, filesystem_label: label });
  });

  it('may name a snapshot along with a region, as documented', () => {
    const body = { ...GOOD, name: 'from_snapshot', snapshot_id: 'b0798135-fb76-11eb-946a-0a58ac146f33' };
    expect(volumeCreateSchema.parse({ ...body, filesystem_type: 'ext4', filesystem_label: 'a' })).toMatchObject(body);
  });

  it('leaves out what is empty, null or zero', () => {
    const unset = { region: '', filesystem_type: '', filesystem_label: '', size_gigabytes: 0, tags: null };
    expect(volumeCreateSchema.parse({ name: 'disk', snapshot_id: 'a', ...unset })).toEqual({
      name: 'disk',
      description: '',
      region: undefined,
      size_gigabytes: undefined,
      snapshot_id: 'a',
      filesystem_type: undefined,
      filesystem_label: undefined,
      tags: [],
    });
  });

  it.each([1, 5, 16_384])('may be for %i GiB', (size) => {
    expect(fieldsOf({ ...GOOD, size_gigabytes: size })).toEqual([]);
  });

  it.each([
    [{ size_gigabytes: 0 }, 'size_gigabytes'],
    [{ size_gigabytes: -1 }, 'size_gigabytes'],
    [{ size_gigabytes: 16_385 }, 'size_gigabytes'],
    [{ size_gigabytes: 1.5 }, 'size_gigabytes'],
    [{ size_gigabytes: '10' }, 'size_gigabytes'],
    [{ size_gigabytes: undefined }, 'size_gigabytes'],
    [{ region: '' }, 'region'],
    [{ name: '' }, 'name'],
    [{ name: 'Disk' }, 'name'],
    [{ name: '1disk' }, 'name'],
    [{ name: 'a'.repeat(65) }, 'name'],
    [{ name: undefined }, 'name'],
    [{ description: 'a\0b' }, 'description'],
    [{ filesystem_type: 'ntfs' }, 'filesystem_type'],
    [{ filesystem_label: 'alone' }, 'filesystem_label'],
    [{ filesystem_type: 'ext4', filesystem_label: 'a'.repeat(17) }, 'filesystem_label'],
    [{ filesystem_type: 'xfs', filesystem_label: 'a'.repeat(13) }, 'filesystem_label'],
    [{ tags: ['a b'] }, 'tags.0'],
    [{ tags: Array.from({ length: 101 }, (_, i) => `t${i}`) }, 'tags'],
  ])('is refused with %j', (wrong, field) => {
    expect(fieldsOf({ ...GOOD, ...wrong })).toEqual([field]);
  });
});

describe('a request for an action on a volume', () => {
  const droplet = { droplet_id: 11_612_190 };

  it.each([
    { type: 'attach', ...droplet, region: 'nyc1', tags: ['web'] },
    { type: 'detach', ...droplet, region: 'nyc1' },
    { type: 'resize', size_gigabytes: 100, region: 'nyc1' },
  ])('is as documented: $type', (body) => {
    expect(volumeActionCreateSchema.parse(body)).toMatchObject(body);
  });

  it.each(['attach', 'detach'])('may name the volume, as documented: %s', (type) => {
    const body = { type, volume_name: 'disk', ...droplet, region: 'nyc1' };
    expect(volumeActionByNameSchema.parse(body)).toMatchObject(body);
    expect(volumeActionByNameSchema.safeParse({ ...body, volume_name: undefined }).success).toBe(false);
  });

  it('says which types there are', () => {
    const messages = (['explode', undefined] as const).map(
      (type) => volumeActionCreateSchema.safeParse({ type }).error?.issues[0]?.message,
    );
    expect(new Set(messages)).toEqual(new Set(['Give a type: attach, detach or resize.']));
  });
});
