import { routes } from '@postern/api';
import { describe, expect, it } from 'vitest';
import { findRoute, methodsOf } from './find-route.ts';

const idOf = (method: string, path: string): string | undefined => findRoute(routes, method, path)?.route.operationId;

describe('the route of a request', () => {
  it('is the one that spells out what others only name', () => {
    expect(idOf('GET', '/v2/tokens/self')).toBe('tokens_get_self');
    expect(idOf('GET', '/v2/tokens/12')).toBe('tokens_get');
    expect(idOf('GET', '/v2/droplets/backups/policies')).toBe('droplets_list_backup_policies');
    expect(idOf('GET', '/v2/droplets/7/backups')).toBe('droplets_list_backups');
  });

  it('has what stands in the place of names', () => {
    expect(findRoute(routes, 'GET', '/v2/tokens/12')?.params).toEqual({ token_id: '12' });
  });

  it('is asked for by HEAD as by GET, and in no other spelling', () => {
    expect(idOf('HEAD', '/v2/droplets')).toBe('droplets_list');
    expect(idOf('GET', '/v2/droplets/')).toBeUndefined();
    expect(idOf('GET', '/V2/droplets')).toBeUndefined();
    expect(methodsOf(routes, '/v2/droplets')).toEqual(expect.arrayContaining(['GET', 'POST', 'DELETE']));
  });
});
