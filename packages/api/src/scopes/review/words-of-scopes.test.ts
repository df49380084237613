import { describe, expect, it } from 'vitest';
import { wordsOfScopes } from './words-of-scopes.ts';

describe('scopes in words', () => {
  it.each([
    [[], 'nothing'],
    [['droplets:write', 'images:read'], 'write Droplets, read images'],
    [
      ['droplets:write', 'tags:write', 'images:read', 'ssh_keys:read'],
      'write Droplets and tags, read images and SSH keys',
    ],
    [['read'], 'read all resources'],
    [['read', 'account', 'billing'], 'read all resources, read account, read billing'],
    [['droplet:create', 'droplet:delete'], 'create and delete Droplets'],
    [['droplets:read', 'droplet:create'], 'create Droplets'],
    [['actions:read', 'audit:read'], 'read actions and audit trail'],
    [['widgets:read', 'widgets:polish'], 'polish widgets'],
  ])('%j are "%s"', (scopes, words) => {
    expect(wordsOfScopes(scopes)).toBe(words);
  });

  it('end in a count where there are many', () => {
    const scopes = ['write', 'account', 'billing', '2fa', 'tokens:write'];
    expect(wordsOfScopes(scopes, { limit: 2 })).toBe('write all resources, read account and 3 more');
  });
});
