import { describe, expect, it } from 'vitest';
import { readyLines } from './ready-lines.ts';

const lines = readyLines({ origin: 'https://tokens.example.com', secret: 'SECRET' });

describe('the ready lines', () => {
  it('are there for every tool, each with the secret and the address', () => {
    expect(lines.map(({ label }) => label)).toEqual([
      'curl',
      'doctl',
      'postern',
      'Terraform',
      'GitHub Actions',
      '.env',
    ]);
    for (const { text } of lines) {
      expect(text).toContain('SECRET');
      expect(text).toContain('https://tokens.example.com');
    }
  });

  it('keep the secret out of what is checked in', () => {
    const blocks = lines.map(({ text }) => text.split('\n\n')[1] ?? '');
    expect(blocks.join()).not.toContain('SECRET');
  });
});
