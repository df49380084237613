import { expect, it } from 'vitest';
import { companyProblem } from './company-problem.ts';

it('says by name who did not answer', () => {
  expect(companyProblem('oidc_unavailable', 'Example $& Works')?.message).toMatch(
    /^Example \$& Works does not answer\./,
  );
});

it.each([undefined, '', 'constructor', 'Call this number'])('says nothing for %j', (word) => {
  expect(companyProblem(word, 'Example Works')).toBeNull();
});
