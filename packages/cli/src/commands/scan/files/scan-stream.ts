import type { Readable } from 'node:stream';
import type { Findings } from '../findings.ts';
import type { ScanProgress } from '../scan-progress.ts';
import { ByteScanner } from './byte-scanner.ts';

export interface StreamScanOptions {
  readonly findings: Findings;
  readonly progress: ScanProgress;
  readonly base64: 'read' | 'left';
}

/** Reads what is piped in, to its end. */
export async function scanStream(stream: Readable, { findings, progress, base64 }: StreamScanOptions): Promise<void> {
  const scanner = new ByteScanner((candidate) => findings.add(candidate, { file: 'standard input' }), { base64 });
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    scanner.write(bytes);
    progress.add({ read: 0, bytes: bytes.length, found: findings.count });
  }
  scanner.end();
  progress.add({ read: 1, bytes: 0, found: findings.count });
}
