import { fail, ok, type Finding } from './finding.ts';

/** better-sqlite3 ends the process without a word on anything older. */
const NEEDED = [22, 13] as const;

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOldEnough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
  if (isOldEnough) return ok('Node.js', version);
  return fail('Node.js', `${version}, and ${NEEDED.join('.')} or later is needed`, 'Install a newer Node.js.');
}
