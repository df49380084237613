import { expect, it } from 'vitest';
import { standardGlobals } from '../command/global-options.ts';
import { findConfigPlace } from './config-place.ts';

const HOME = '/home/ada';

it.each([
  ['linux', { HOME }, '/home/ada/.config/postern/config.yaml'],
  ['linux', { HOME, XDG_CONFIG_HOME: '/etc/ada' }, '/etc/ada/postern/config.yaml'],
  ['linux', { HOME, XDG_CONFIG_HOME: 'relative' }, '/home/ada/.config/postern/config.yaml'],
  ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Library/Application Support/postern/config.yaml'],
  ['darwin', { HOME: '/Users/ada', XDG_CONFIG_HOME: '/etc/ada' }, '/etc/ada/postern/config.yaml'],
  ['win32', { USERPROFILE: '/u/ada', APPDATA: '/u/ada/Roaming' }, '/u/ada/Roaming/postern/config.yaml'],
  ['win32', { USERPROFILE: '/u/ada' }, '/u/ada/AppData/Roaming/postern/config.yaml'],
] as const)('on %s with %j it is %s', (platform, environment, path) => {
  expect(findConfigPlace({ globals: standardGlobals, environment }, platform)).toEqual({ path, isOwnFolder: true });
});

it('is the file that is named, by the option before the environment', () => {
  const environment = { HOME, POSTERN_CONFIG: '/by/environment.yaml' };
  const globals = { ...standardGlobals, config: '/by/option.yaml' };
  expect(findConfigPlace({ globals, environment })).toEqual({ path: '/by/option.yaml', isOwnFolder: false });
  expect(findConfigPlace({ globals: standardGlobals, environment }).path).toBe('/by/environment.yaml');
});
