import { describe, expect, it } from 'vitest';
import { actorOf, detailsOf, eventInWords } from './event-words.ts';

describe('an event of the trail', () => {
  it('is put into words, and keeps its name where it is unknown', () => {
    expect(eventInWords('token.revoked')).toBe('Revoked the token');
    expect(eventInWords('session.started')).toBe('Signed in');
    expect(eventInWords('moon.landed')).toBe('moon.landed');
  });

  it.each([
    ['token:12', { kind: 'token', id: 12 }],
    ['person:ada@example.com', { kind: 'other', name: 'ada@example.com' }],
    ['person:token:12', { kind: 'other', name: 'token:12' }],
    ['system:demo', { kind: 'other', name: 'Postern (demo)' }],
    ['token:ada', { kind: 'other', name: 'ada' }],
    ['somebody', { kind: 'other', name: 'somebody' }],
  ])('was done by %s', (actor, words) => {
    expect(actorOf(actor)).toEqual(words);
  });

  it('shows only the details that say something', () => {
    const detail = { allowed_ips: [], expires_at: null, scopes: ['droplet:read', 'tag:read'], requests: 0, note: '' };
    expect(detailsOf({ detail })).toEqual([
      ['scopes', 'droplet:read, tag:read'],
      ['requests', '0'],
    ]);
  });
});
