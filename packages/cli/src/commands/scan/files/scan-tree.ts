import type { Findings } from '../findings.ts';
import type { ScanProgress } from '../scan-progress.ts';
import { walkTree } from './walk-tree.ts';
import { ScanPool } from './scan-pool.ts';
import type { ScannedFiles, UnreadableFile } from './scan-files.ts';

const BATCH = 256;

export interface TreeScanOptions {
  readonly ignored: 'left out' | 'read';
  readonly base64: 'read' | 'left';
  readonly findings: Findings;
  readonly progress: ScanProgress;
  readonly onUnreadable: (file: UnreadableFile) => void;
}

/** Reads all files below the paths, each path as `grep -r` takes it. */
export async function scanTree(paths: readonly string[], options: TreeScanOptions): Promise<void> {
  const { findings, progress, base64, onUnreadable } = options;
  const report = ({ candidates, unreadable, files, bytes }: ScannedFiles): void => {
    for (const { path, ...candidate } of candidates) findings.add(candidate, { file: path });
    unreadable.forEach(onUnreadable);
    progress.add({ read: files, bytes, found: findings.count });
  };
  const pool = new ScanPool(report, { base64 });
  try {
    let batch: string[] = [];
    for (const path of paths) {
      for (const files of walkTree(path, options)) {
        batch.push(...files);
        if (batch.length < BATCH) continue;
        await pool.scan(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await pool.scan(batch);
    await pool.finish();
  } finally {
    await pool.close();
  }
}
