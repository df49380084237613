export { openPostern, type Postern } from './postern.ts';
export { readConfig, type Config, type ConfigFlags } from './config.ts';
export { createLogger } from './logger.ts';
export { listen } from './listen.ts';
export { createAccount, type AccountRow } from './resources/account/account-store.ts';
export { setUpPerson } from './auth/set-up-person.ts';
export { createSetUpLink } from './resources/set-up/create-set-up-link.ts';
