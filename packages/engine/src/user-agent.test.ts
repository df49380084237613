import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameUserAgent } from './user-agent.ts';

it.each([
  ['doctl/1.104.0 (linux; amd64) godo/1.118.0', 'doctl/1.104'],
  ['Terraform/1.9.5 (+https://www.terraform.io) Terraform-Plugin-SDK/2.10.1', 'Terraform/1.9'],
  ['postern/0.1.0 (linux x64)', 'postern/0.1'],
  ['curl/8.5.0', 'curl/8.5'],
  ['Go-http-client/1.1', 'Go-http-client/1.1'],
  ['godo', 'godo'],
  ['  python-requests/2.31.0', 'python-requests/2.31'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox/131.0'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36', 'Chrome/130.0'],
  ['Mozilla/5.0 (Windows) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0.1.2', 'Edg/130.0'],
  ['Mozilla/5.0 (compatible; Monitor/2.1)', 'Mozilla/5.0'],
  ['tool/<script>alert(1)</script>', 'tool'],
  ['<img src=x onerror=alert(1)>', ''],
  ['sp"lit/1.0', 'sp'],
  [`pat_v1_${'x'.repeat(64)}`, ''],
  [`tool/pat_v1_${'x'.repeat(64)}`, 'tool'],
  ['', ''],
  [null, ''],
])('%s is %s', (header, name) => {
  expect(nameUserAgent(header)).toBe(name);
});

it('is never more than 64 plain characters', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w/.]{60,400}$/)), (header) => {
      expect(nameUserAgent(header)).toMatch(/^[\w.+/-]{0,64}$/);
    }),
  );
});
