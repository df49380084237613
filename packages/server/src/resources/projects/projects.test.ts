import { expect, it } from 'vitest';
import { purposeAsKept } from './projects.ts';

it.each(['Web Application', 'IoT', 'Class project / Educational purposes', ''])('keeps the purpose %j', (purpose) => {
  expect(purposeAsKept(purpose)).toBe(purpose);
});

it.each(['My Basic Web App', 'web application', 'Other', 'Others: x'])('marks the purpose %j, once', (purpose) => {
  expect(purposeAsKept(purpose)).toBe(`Other: ${purpose}`);
  expect(purposeAsKept(purposeAsKept(purpose))).toBe(`Other: ${purpose}`);
});
