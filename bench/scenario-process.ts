import { scenarios } from './in-process/scenarios.ts';
import type { Settings } from './in-process/scenario.ts';

/** Measures one scenario in this process, and answers on stdout: `node --expose-gc scenario-process.ts NAME SETTINGS`. */
const [name, settings = '{}'] = process.argv.slice(2);
const scenario = scenarios.find((each) => each.name === name);
if (scenario === undefined) throw new Error(`There is no scenario "${name}".`);
process.stdout.write(JSON.stringify(await scenario.measure(JSON.parse(settings) as Settings)));
