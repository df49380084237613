import { expect, it } from 'vitest';
import { withCompanions } from './companions.ts';

it('brings companions of companions, each once', () => {
  const closed = withCompanions(['snapshot:delete', 'snapshot:delete']);
  expect([...closed].sort()).toEqual([
    'actions:read',
    'droplet:read',
    'image:delete',
    'image:read',
    'regions:read',
    'sizes:read',
    'snapshot:delete',
    'snapshot:read',
  ]);
});

it('leaves alone what needs nothing besides', () => {
  expect(withCompanions(['billing:read', 'token:introspect', 'audit:read'])).toEqual([
    'billing:read',
    'token:introspect',
    'audit:read',
  ]);
});

it('brings nothing for nothing', () => {
  expect(withCompanions([])).toEqual([]);
});
