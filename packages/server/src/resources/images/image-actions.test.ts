import { describe, expect, it } from 'vitest';
import { imageActionErrors, imageEffects } from './image-actions.ts';
import type { ImageRow } from './image-store.ts';

const IMAGE: ImageRow = {
  id: 1_000_000_000,
  account_id: 1,
  type: 'snapshot',
  name: 'taken',
  distribution: 'Ubuntu',
  description: '',
  status: 'available',
  error_message: '',
  regions: 'nyc3 lon1',
  min_disk_size: 25,
  size_gigabytes: 1.5,
  url: null,
  droplet_id: 7,
  created_at: 0,
  deleted_at: null,
};
const types = ['snapshot', 'backup', 'custom'] as const;
const transfer = (region: string) => ({ type: 'transfer', region }) as const;

describe('what can be done to an image', () => {
  it('is a transfer for every type, and a conversion for backups alone', () => {
    const allowed = types.map((type) => [
      imageActionErrors({ ...IMAGE, type }, transfer('nyc1')).length === 0,
      imageActionErrors({ ...IMAGE, type }, { type: 'convert' }).length === 0,
    ]);
    expect(allowed).toEqual([
      [true, false],
      [true, true],
      [true, false],
    ]);
  });

  it.each(['NEW', 'pending', 'retired', 'deleted'] as const)('is nothing while its status is %s', (status) => {
    for (const request of [transfer('nyc1'), { type: 'convert' } as const]) {
      expect(imageActionErrors({ ...IMAGE, type: 'backup', status }, request)).toHaveLength(1);
    }
  });

  it('is no transfer to where it is, or to where nothing new is taken', () => {
    for (const region of ['nyc3', 'lon1', 'sfo1', 'nowhere']) {
      expect(imageActionErrors(IMAGE, transfer(region))).toMatchObject([{ field: 'region' }]);
    }
  });
});

it('A transfer that comes to an image which is there already changes nothing.', () => {
  expect(imageEffects['transfer']?.(IMAGE, { region: 'lon1' })).toEqual({ regions: 'nyc3 lon1' });
  expect(imageEffects['transfer']?.(IMAGE, { region: 'fra1' })).toEqual({ regions: 'nyc3 lon1 fra1' });
});
