import { describe, expect, it } from 'vitest';
import { operations } from './operations.ts';
import { isRead, permissionNames, permissionSummaries, sensitivePermissions } from './permissions.ts';

const OUR_OWN = [
  'actions:create',
  'droplet:snapshot',
  'token:create',
  'token:read',
  'token:update',
  'token:delete',
  'token:introspect',
  'two_factor:read',
  'two_factor:update',
  'audit:read',
];

describe('the table of permissions', () => {
  it('holds every permission that DigitalOcean’s operations ask for, droplet:admin, our own, and no other', () => {
    const asked = operations.flatMap(({ anyOf }) => anyOf.flat());
    expect([...permissionNames].sort()).toEqual([...new Set([...asked, 'droplet:admin', ...OUR_OWN])].sort());
  });

  it('names none of the scopes that DigitalOcean has replaced', () => {
    const replaced = ['nfs:list', 'database:write', 'genai:default', 'byoip_prefix:write', 'organization:read'];
    expect(permissionNames.filter((name) => replaced.includes(name))).toEqual([]);
  });

  it('says each in one sentence of its own', () => {
    for (const summary of Object.values(permissionSummaries)) expect(summary).toMatch(/^[A-Z][^.]{5,100}\.$/);
    expect(new Set(Object.values(permissionSummaries)).size).toBe(permissionNames.length);
  });

  it('counts as reading what only looks, whatever it looks at', () => {
    const reading = [
      'droplet:read',
      'organization_membership:read_teams',
      'api:read',
      'token:read',
      'audit:read',
    ] as const;
    const changing = [
      'token:introspect',
      'database:view_credentials',
      'app:access_console',
      'droplet:snapshot',
    ] as const;
    expect(reading.filter((name) => !isRead(name))).toEqual([]);
    expect(changing.filter((name) => isRead(name))).toEqual([]);
  });

  it('calls nothing sensitive that reading opens', () => {
    expect([...sensitivePermissions].filter((name) => isRead(name))).toEqual([]);
  });
});
