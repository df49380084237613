import { parentPort, workerData } from 'node:worker_threads';
import type { ScannerOptions } from './byte-scanner.ts';
import { FileScanner } from './scan-files.ts';

const scanner = new FileScanner(workerData as ScannerOptions);

parentPort?.on('message', (paths: readonly string[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(scanner.scan(paths));
});
