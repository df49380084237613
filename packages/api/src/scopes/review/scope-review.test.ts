import { describe, expect, it } from 'vitest';
import { scopeList } from '../scope-list.ts';
import { indexScopes } from './scope-index.ts';
import { reviewScopes } from './scope-review.ts';

const index = indexScopes(scopeList);

describe('the review', () => {
  it('says what can be done, what comes along and with what, and what cannot be done', () => {
    const review = reviewScopes(index, ['droplet:create', 'droplets:read']);
    expect(review.can).toEqual(['see and create Droplets']);
    expect(review.comesAlong).toEqual([
      { phrase: 'see images, sizes, regions and actions', because: ['droplet:create', 'droplets:read'] },
    ]);
    expect(review.cannot).toContain('delete Droplets');
    expect(review.cannot).toContain('see billing');
    expect(review.cannot).not.toContain('create Droplets');
  });

  it('says of a token that only looks that it changes nothing', () => {
    expect(reviewScopes(index, ['read']).cannot).toEqual([
      'change or delete anything',
      'see billing',
      'see the account',
      'read the audit trail',
      'see or touch two-factor',
      'make or change tokens',
    ]);
  });

  it('says nothing of what cannot be done where nothing is picked', () => {
    expect(reviewScopes(index, [])).toMatchObject({ can: [], comesAlong: [], cannot: [] });
  });

  it.each([
    [[], 0, ['can do nothing yet']],
    [['read', 'billing'], 1, ['reads only']],
    [['tags:write'], 3, ['can destroy data']],
    [['tag:create'], 2, ['can change things']],
    [['droplet:create'], 2, ['can create cost']],
    [['droplets:write'], 3, ['can take over machines', 'can destroy data', 'can create cost']],
    [['tokens:write'], 4, ['can make or change tokens']],
    [['2fa'], 4, ['can turn off two-factor']],
  ])('rates %j at %d for its reasons', (scopes, level, reasons) => {
    expect(reviewScopes(index, scopes).risk).toMatchObject({ level, reasons });
  });
});
