import { defineCommand } from '../../command/command.ts';
import { changeConfig } from '../../config/config-file.ts';
import { findConfigPlace } from '../../config/config-place.ts';
import { askedContextName } from '../../config/context-name.ts';
import { noSuchContext } from '../../config/credentials.ts';
import { requiredContextName } from './required-context-name.ts';

export const switchContext = defineCommand({
  name: 'switch',
  summary: 'Choose the sign-in that commands use',
  doctl: 'doctl auth switch',
  examples: [{ line: 'auth switch --context work', summary: 'from now on' }],
  async run(context) {
    const name = requiredContextName(askedContextName(context));
    await changeConfig(findConfigPlace(context), (document, { contexts }) => {
      if (!contexts.has(name)) throw noSuchContext(name, contexts);
      document.use(name);
    });
    context.output.say(`Now using "${name}".`, { name });
  },
});
