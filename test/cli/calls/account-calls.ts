import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CommandCalls } from '../command-call.ts';

/** A file of a test's own, not yet written. */
async function freshFile(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-invoice-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, name);
}

export const accountCalls: CommandCalls = {
  'account get': {
    argv: () => ['account', 'get'],
    prints: /^User Email {2,}Team {2,}Droplet Limit .*\nada@example\.com {2,}/,
  },
  'account ratelimit': {
    argv: () => ['account', 'ratelimit'],
    prints: /^Limit {2,}Remaining {2,}Reset\n1000000000 {2,}\d+ {2,}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$/,
  },
  'balance get': {
    argv: () => ['balance', 'get'],
    prints: /^Month-to-date Balance {2,}Account Balance .*\n\d+\.\d\d {2,}/,
  },
  'billing-history list': {
    argv: () => ['billing-history', 'list'],
    prints: /^Date {2,}Type {2,}Description {2,}Amount {2,}Invoice ID {2,}Invoice UUID\n/,
  },
  'invoice list': {
    argv: () => ['invoice', 'list'],
    prints: /^Invoice UUID {2,}Amount {2,}Invoice Period\npreview {2,}\d+\.\d\d {2,}\d{4}-\d\d\n/,
  },
  'invoice get': {
    argv: () => ['invoice', 'get', 'preview'],
    prints: /^Resource ID {2,}Resource UUID {2,}Product /,
  },
  'invoice summary': {
    argv: () => ['invoice', 'summary', 'preview'],
    prints: /^Invoice UUID {2,}Billing Period {2,}Amount .*\n[0-9a-f-]{36} {2,}/,
  },
  'invoice csv': {
    argv: async () => ['invoice', 'csv', 'preview', await freshFile('november.csv')],
    prints: /^$/,
  },
  'invoice pdf': {
    argv: async () => ['invoice', 'pdf', 'preview', await freshFile('november.pdf')],
    prints: /^$/,
  },
};
