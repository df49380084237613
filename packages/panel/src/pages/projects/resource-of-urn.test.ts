import { describe, expect, it } from 'vitest';
import { resourceOfUrn } from './resource-of-urn.ts';

describe('a resource of a project', () => {
  it.each([
    ['do:droplet:7', { kind: 'droplet', id: '7', noun: 'Droplet' }],
    ['do:domain:example.com', { kind: 'domain', id: 'example.com', noun: 'Domain' }],
    ['do:reservedip:2001:db8::1', { kind: 'reservedip', id: '2001:db8::1', noun: 'Reserved IP' }],
    ['do:space:pictures', { kind: 'space', id: 'pictures', noun: 'space' }],
  ])('is read out of %s', (urn, resource) => {
    expect(resourceOfUrn(urn)).toEqual(resource);
  });
});
