import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { judgeCertificate } from './check-certificate.ts';
import { judgeDifference, judgePace } from './check-clock.ts';
import { checkFileSystem, judgeSpace } from './check-data-folder.ts';
import { judgeConnections } from './check-database.ts';
import { checkExposure, checkProxies } from './check-exposure.ts';
import { checkNode } from './check-node.ts';
import { describeError } from './describe-error.ts';

const MEBIBYTE = 1024 * 1024;
const HTTPS = { POSTERN_PUBLIC_ORIGIN: 'https://api.example.com' };

describe('what the doctor makes of what it sees', () => {
  it.each([
    ['22.12.9', 'fail'],
    ['20.20.0', 'fail'],
    ['22.13.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node.js %s: %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it.each([
    [0x6969, ['warn']],
    [0xff534d42, ['warn']],
    [0x01021994, ['warn']],
    [0xef53, ['ok']],
  ])('a file system of type %i: %j', (type, states) => {
    expect(checkFileSystem(type, 'linux').map(({ state }) => state)).toEqual(states);
    expect(checkFileSystem(type, 'darwin')).toEqual([]);
  });

  it.each([
    [63 * MEBIBYTE, 'fail'],
    [64 * MEBIBYTE, 'warn'],
    [1024 * MEBIBYTE, 'ok'],
  ])('%i bytes free: %s', (bytes, state) => {
    expect(judgeSpace(bytes).state).toBe(state);
  });

  it.each([
    [{ all: 97, used: 80 }, 'ok'],
    [{ all: 97, used: 86 }, 'warn'],
  ])('connections %j: %s', (connections, state) => {
    expect(judgeConnections(connections).state).toBe(state);
  });

  it.each([
    [1999, 'ok'],
    [-2000, 'warn'],
    [59_999, 'warn'],
    [-60_000, 'fail'],
  ])('a clock that is %i ms ahead: %s', (aheadMs, state) => {
    expect(judgeDifference('that of another', aheadMs).state).toBe(state);
  });

  it('a clock that jumped: warn', () => {
    expect(judgePace(3).state).toBe('ok');
    expect(judgePace(-700)).toMatchObject({ state: 'warn', saw: expect.stringContaining('-700 ms') });
  });

  it.each([
    [-1, null, 'fail'],
    [13, null, 'warn'],
    [15, null, 'ok'],
    [15, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'fail'],
  ])('a certificate with %i days left and the problem %s: %s', (days, problem, state) => {
    const now = new Date('2026-11-23T00:00:00Z');
    const validTo = new Date(now.getTime() + days * 86_400_000);
    expect(judgeCertificate({ now, validTo, problem }).state).toBe(state);
  });

  it.each([
    ['127.0.0.1', {}, 'ok'],
    ['::1', {}, 'ok'],
    ['0.0.0.0', {}, 'fail'],
    ['0.0.0.0', HTTPS, 'ok'],
    ['0.0.0.0', { POSTERN_PUBLIC_ORIGIN: 'http://localhost:7280' }, 'fail'],
    ['127.0.0.1', { POSTERN_PUBLIC_ORIGIN: 'http://api.example.com' }, 'fail'],
  ])('TLS of a server on %s under %j: %s', (host, environment, state) => {
    expect(checkExposure(readConfig({ host }, environment)).state).toBe(state);
  });

  it.each([
    ['127.0.0.1', {}, 'ok'],
    ['127.0.0.1', HTTPS, 'warn'],
    ['127.0.0.1', { ...HTTPS, POSTERN_TRUSTED_PROXY_COUNT: '1' }, 'ok'],
    ['0.0.0.0', { ...HTTPS, POSTERN_TRUSTED_PROXY_COUNT: '1' }, 'warn'],
    ['0.0.0.0', { ...HTTPS, POSTERN_TRUSTED_PROXIES: '10.0.0.1' }, 'ok'],
  ])('trusted proxies of a server on %s under %j: %s', (host, environment, state) => {
    expect(checkProxies(readConfig({ host }, environment)).state).toBe(state);
  });

  it('tells why something failed, by what it failed for', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    expect(describeError(new Error('The database does not answer.', { cause: refused }))).toBe(refused.message);
    expect(describeError(Object.assign(new Error('Greeting never received'), { code: 'ETIMEDOUT' }))).toBe(
      'Greeting never received (ETIMEDOUT)',
    );
    expect(describeError(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
  });
});
