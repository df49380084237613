import { PosternError } from '@postern/engine';
import { readConfig, type Config, type ConfigFlags, type Environment } from '../../config.ts';
import { checkPublicOrigin } from './check-certificate.ts';
import { checkClockPace } from './check-clock.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { checkExposure, checkProxies } from './check-exposure.ts';
import { checkListening } from './check-listening.ts';
import { checkMail, checkSignInService } from './check-mail.ts';
import { checkNode } from './check-node.ts';
import { fail, ok, type Finding } from './finding.ts';

/** Looks at all that a server needs, whether or not one runs, and says of each how it is. Changes nothing. */
export async function doctor(flags: ConfigFlags, environment: Environment): Promise<readonly Finding[]> {
  const node = checkNode(process.versions.node);
  const config = tryConfig(flags, environment);
  if ('state' in config) return [node, config];
  // The clock is looked at while nothing else keeps this process busy.
  const clock = await checkClockPace();
  const parts = await Promise.all([
    checkDataFolder(config),
    checkDatabase(config),
    checkListening(config),
    checkPublicOrigin(config.publicOrigin),
    checkMail(config),
    checkSignInService(config),
  ]);
  const [folder, database, port, certificate, mail, service] = parts;
  const exposure = [checkExposure(config), ...certificate, checkProxies(config)];
  const settings = ok('Configuration', 'every setting can be used');
  return [node, settings, ...folder, ...database, clock, port, ...exposure, mail, ...service];
}

function tryConfig(flags: ConfigFlags, environment: Environment): Config | Finding {
  try {
    return readConfig(flags, environment);
  } catch (error) {
    if (!(error instanceof PosternError)) throw error;
    return fail('Configuration', error.message, 'Nothing else can be looked at before this is put right.');
  }
}
