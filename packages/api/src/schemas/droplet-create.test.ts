import { describe, expect, it } from 'vitest';
import { dropletActionSchema } from './droplet-action.ts';
import { dropletCreateSchema } from './droplet-create.ts';

const least = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
const fieldsRefused = (body: unknown): string[] =>
  (dropletCreateSchema.safeParse(body).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('a request to create Droplets', () => {
  it('needs a name, a size and an image, and fills in the rest', () => {
    expect(dropletCreateSchema.parse(least)).toMatchObject({
      ...least,
      ssh_keys: [],
      backups: false,
      ipv6: false,
      monitoring: false,
      private_networking: false,
      public_networking: true,
      tags: [],
      volumes: [],
    });
  });

  it('takes the body of the command-line client: everything always, an empty region', () => {
    const body = {
      ...least,
      region: '',
      image: 7_555_620,
      ssh_keys: [289_794, '3b:16:e4:bf:8b:00:8b:b8:59:8c:a9:d3:f0:19:fa:45'],
      backups: true,
      ipv6: false,
      private_networking: false,
      monitoring: false,
      tags: [],
      backup_policy: { plan: 'daily', weekday: '', hour: 4 },
    };
    const parsed = dropletCreateSchema.parse(body);
    expect(parsed).toMatchObject({ image: 7_555_620, ssh_keys: body.ssh_keys, backups: true });
    expect(parsed.region).toBeUndefined();
    expect(parsed.backup_policy).toMatchObject({ plan: 'daily', hour: 4 });
    expect(parsed.backup_policy?.weekday).toBeUndefined();
  });

  it('takes null for every field that may be left out', () => {
    const optional = Object.keys(dropletCreateSchema.shape).filter((name) => !(name in least));
    const nulls = Object.fromEntries(optional.map((name) => [name, null]));
    expect(fieldsRefused({ ...least, ...nulls })).toEqual([]);
    expect(dropletCreateSchema.parse({ ...least, ...nulls })).toMatchObject({ tags: [], ssh_keys: [], volumes: [] });
  });

  it('ignores fields that it does not know', () => {
    expect(dropletCreateSchema.parse({ ...least, color: 'red' })).not.toHaveProperty('color');
  });

  it.each([
    ['112929454', 112_929_454],
    [112_929_454, 112_929_454],
    ['ubuntu-24-04-x64', 'ubuntu-24-04-x64'],
    ['9.3-x64', '9.3-x64'],
    ['007', '007'],
  ])('takes the image %j for %j', (image, meant) => {
    expect(dropletCreateSchema.parse({ ...least, image }).image).toBe(meant);
    expect(dropletActionSchema.parse({ type: 'rebuild', image })).toMatchObject({ image: meant });
  });

  it('takes volumes by identifier, bare or in an object, or by name', () => {
    const volumes = [{ id: 'a-1', name: '' }, 'b-2', { name: 'my-disk' }, { id: null, name: 'other' }];
    expect(dropletCreateSchema.parse({ ...least, volumes }).volumes).toEqual([
      { id: 'a-1' },
      { id: 'b-2' },
      { name: 'my-disk' },
      { name: 'other' },
    ]);
  });

  it('takes one name or up to ten, not both and not none', () => {
    const { name: _, ...nameless } = least;
    const names = Array.from({ length: 10 }, (_, index) => `web-${index}`);
    expect(fieldsRefused({ ...nameless, names })).toEqual([]);
    expect(fieldsRefused({ ...nameless, names: [...names, 'web-10'] })).toEqual(['names']);
    expect(fieldsRefused({ ...nameless, names: [] })).toEqual(['names']);
    expect(fieldsRefused({ ...least, names })).toEqual(['names']);
    expect(fieldsRefused(nameless)).toEqual(['name']);
  });

  it.each(['', 'a b', 'wéb', 'web_1', 'web-', 'web\0', 'web\n', 'x'.repeat(256)])('refuses the name %j', (name) => {
    expect(fieldsRefused({ ...least, name })).toContain('name');
  });

  it('takes 64 KiB of user data, counted in bytes, and no NUL', () => {
    expect(fieldsRefused({ ...least, user_data: 'x'.repeat(65_536) })).toEqual([]);
    expect(fieldsRefused({ ...least, user_data: 'x'.repeat(65_537) })).toEqual(['user_data']);
    expect(fieldsRefused({ ...least, user_data: 'é'.repeat(32_769) })).toEqual(['user_data']);
    expect(fieldsRefused({ ...least, user_data: 'a\0b' })).toEqual(['user_data']);
  });

  it.each([
    ['size', 5],
    ['image', 1.5],
    ['image', -1],
    ['region', 'fra1\0'],
    ['tags', 'web'],
    ['ssh_keys', { id: 1 }],
    ['backups', 'true'],
    ['vpc_uuid', '../../etc'],
  ])('refuses %s as %j, and says which field it was', (field, value) => {
    expect(fieldsRefused({ ...least, [field]: value })).toEqual([field]);
  });

  const IDENTIFIER = 'Give an identifier: a whole number from 1.';
  const SLUG = 'Give a slug: letters, digits, dots, dashes and underscores.';

  it.each([
    ['image', {}, 'Give the slug or the number of an image.'],
    ['image', undefined, 'Give the slug or the number of an image.'],
    ['image', 0, IDENTIFIER],
    ['image', 'a b', SLUG],
    ['ssh_keys', [true], 'Give the number or the fingerprint of an SSH key.'],
    ['ssh_keys', [0], IDENTIFIER],
    ['volumes', [1], 'Give the identifier of a volume.'],
    ['volumes', ['a b'], 'Give the identifier of a volume.'],
    ['volumes', [{ id: 3 }], 'Give the identifier of a volume.'],
    ['volumes', [{ name: '' }], 'Give the identifier or the name of a volume.'],
    ['vpc_uuid', 'a b', 'Give the identifier of a network.'],
    ['region', 'a b', SLUG],
    ['region', 3, 'Invalid input: expected string, received number'],
    ['tags', ['a b'], 'Use letters, digits, colons, dashes and underscores, at most 255.'],
  ])('says what %s takes instead of %j', (field, value, sentence) => {
    const { error } = dropletCreateSchema.safeParse({ ...least, [field]: value });
    expect(error?.issues.map(({ message }) => message)).toEqual([sentence]);
  });

  it.each([null, [], 'x', 7, undefined])('refuses %j for a body', (body) => {
    expect(dropletCreateSchema.safeParse(body).success).toBe(false);
  });
});
