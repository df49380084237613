import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import process from 'node:process';
import type { Context } from '../context.ts';

/** Where the sign-ins are kept. */
export interface ConfigPlace {
  readonly path: string;
  /** Whether the folder is Postern's own, and may so be made and closed to others. */
  readonly isOwnFolder: boolean;
}

/** Which file keeps the sign-ins: the one that was named, or else the one where this system keeps such things. */
export function findConfigPlace(
  { globals, environment }: Pick<Context, 'globals' | 'environment'>,
  platform: NodeJS.Platform = process.platform,
): ConfigPlace {
  const named = globals.config || environment['POSTERN_CONFIG'];
  if (named) return { path: resolve(named), isOwnFolder: false };
  return { path: join(configHome(environment, platform), 'postern', 'config.yaml'), isOwnFolder: true };
}

function configHome(environment: Context['environment'], platform: NodeJS.Platform): string {
  const home = environment['HOME'] || environment['USERPROFILE'] || homedir();
  if (platform === 'win32') return environment['APPDATA'] || join(home, 'AppData', 'Roaming');
  const xdg = environment['XDG_CONFIG_HOME'];
  // The specification wants a relative one to be ignored.
  if (xdg && isAbsolute(xdg)) return xdg;
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.config');
}
