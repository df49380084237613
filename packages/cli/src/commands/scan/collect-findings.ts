import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';
import type { UnreadableFile } from './files/scan-files.ts';
import { scanStream } from './files/scan-stream.ts';
import { scanTree } from './files/scan-tree.ts';
import { Findings, type Finding } from './findings.ts';
import { ScanProgress } from './scan-progress.ts';

/** Where to look. */
export interface ScanPlan {
  readonly kind: 'files' | 'history' | 'staged';
  /** Of a history, the folder of its repository alone. */
  readonly paths: readonly string[];
  readonly prefixes: readonly string[];
  readonly ignored: 'left out' | 'read';
  readonly range: string | undefined;
  readonly base64: 'read' | 'left';
}

/** What was found, and how much was read. */
export interface Collected {
  readonly kind: ScanPlan['kind'];
  readonly findings: readonly Finding[];
  readonly unreadable: readonly UnreadableFile[];
  /** Files, or objects of a history. */
  readonly read: number;
}

/** As the path that stands for standard input. */
export const STDIN = '-';

/** Looks everywhere that the plan names. */
export async function collectFindings({ terminal, now }: Context, plan: ScanPlan): Promise<Collected> {
  const findings = new Findings(plan.prefixes);
  const progress = new ScanProgress(terminal.stderr, now);
  const unreadable: UnreadableFile[] = [];
  const { base64 } = plan;
  try {
    if (plan.kind === 'files') {
      const paths = plan.paths.filter((path) => path !== STDIN);
      if (paths.length < plan.paths.length) await scanStream(terminal.stdin, { findings, progress, base64 });
      const onUnreadable = (file: UnreadableFile): unknown => unreadable.push(file);
      await scanTree(paths, { ignored: plan.ignored, base64, findings, progress, onUnreadable });
    } else {
      await scanRepository(plan, { findings, progress });
    }
  } finally {
    progress.end();
  }
  return { kind: plan.kind, findings: findings.list(), unreadable, read: progress.read };
}

async function scanRepository(
  { kind, paths, range, base64 }: ScanPlan,
  gathered: { readonly findings: Findings; readonly progress: ScanProgress },
): Promise<void> {
  const [folder = '.', ...more] = paths;
  if (more.length > 0) throw usageFailure('A history is read from one repository at a time.');
  if (kind === 'staged') {
    const { scanStaged } = await import('./git/scan-staged.ts');
    return scanStaged({ folder, base64, ...gathered });
  }
  const { scanHistory } = await import('./git/scan-history.ts');
  return scanHistory({ folder, range, base64, ...gathered });
}
