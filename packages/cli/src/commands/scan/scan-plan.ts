import { createTokenFormat } from '@postern/engine';
import { usageFailure } from '../../failure.ts';
import { STDIN, type ScanPlan } from './collect-findings.ts';

interface ScanOptions {
  readonly git: boolean;
  readonly staged: boolean;
  readonly stdin: boolean;
  readonly range: string | undefined;
  readonly 'no-ignore': boolean;
  readonly base64: boolean;
  readonly prefix: readonly string[];
  readonly online: boolean;
  readonly offline: boolean;
  readonly revoke: boolean;
}

/** Reads from the command line where to look. Throws a `Failure` for what contradicts itself. */
export function readPlan(paths: readonly string[], options: ScanOptions): ScanPlan {
  const { git, staged, stdin, range, online, offline, revoke, prefix } = options;
  if (git && staged) throw usageFailure('--git and --staged are two different things to read: name one.');
  if (range !== undefined && !git) throw usageFailure('--range says which commits to read, so it goes with --git.');
  if (offline && (online || revoke)) {
    throw usageFailure('--offline sends nothing, so neither --online nor --revoke goes with it.');
  }
  const named = stdin ? [...paths, STDIN] : paths;
  const isRepository = git || staged;
  if (isRepository && named.includes(STDIN)) throw usageFailure('Standard input is no repository.');
  prefix.forEach(checkPrefix);
  return {
    kind: git ? 'history' : staged ? 'staged' : 'files',
    paths: named.length > 0 ? named : ['.'],
    prefixes: prefix,
    ignored: options['no-ignore'] ? 'read' : 'left out',
    base64: options.base64 ? 'read' : 'left',
    range,
  };
}

function checkPrefix(prefix: string): void {
  try {
    createTokenFormat(prefix);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw usageFailure(`"${prefix}" is no prefix. ${error.message}`);
  }
}
