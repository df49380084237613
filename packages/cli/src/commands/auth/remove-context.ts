import { defineCommand } from '../../command/command.ts';
import { changeConfig } from '../../config/config-file.ts';
import { findConfigPlace } from '../../config/config-place.ts';
import { askedContextName } from '../../config/context-name.ts';
import { noSuchContext } from '../../config/credentials.ts';
import { forgetToken } from '../../config/save-sign-in.ts';
import { requiredContextName } from './required-context-name.ts';

export const removeContext = defineCommand({
  name: 'remove',
  summary: 'Forget a sign-in',
  description:
    'The token itself goes on working: "postern token revoke" ends it. Where the current sign-in is removed, the first of the others takes its place.',
  doctl: 'doctl auth remove',
  examples: [{ line: 'auth remove --context work', summary: 'and its token with it' }],
  async run(context) {
    const name = requiredContextName(askedContextName(context));
    const { removed, current } = await changeConfig(findConfigPlace(context), (document, config) => {
      const found = config.contexts.get(name);
      if (found === undefined) throw noSuchContext(name, config.contexts);
      const others = [...config.contexts.keys()].filter((one) => one !== name).toSorted();
      const next = config.current !== null && others.includes(config.current) ? config.current : (others[0] ?? null);
      document.remove(name);
      document.use(next);
      return { removed: found, current: next };
    });
    await forgetToken(context, removed);
    const rest = current === null ? 'None is left.' : `Commands use "${current}".`;
    context.output.say(`Removed "${name}". ${rest}`, { name, current });
  },
});
