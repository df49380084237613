/** A request that a token sent, so many minutes ago. `{web-1}` in a path stands for the identifier of that Droplet. */
export interface PastRequest {
  readonly minutesAgo: number;
  readonly token: string;
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The Droplet whose page is shown. */
export const MAIN_DROPLET = 'db-1';

const DAY = 1440;
const MACHINE = { region: 'fra1', size: 's-1vcpu-2gb', image: 'ubuntu-24-04-x64' };
const TERRAFORM = 'terraform-production';
const CI = 'ci-deploy';
const LAPTOP = 'ada’s laptop';

const create = (minutesAgo: number, token: string, body: Readonly<Record<string, unknown>>): PastRequest => ({
  minutesAgo,
  token,
  method: 'POST',
  path: '/v2/droplets',
  body: { ...MACHINE, ...body },
});
const act = (minutesAgo: number, droplet: string, body: Readonly<Record<string, unknown>>): PastRequest => ({
  minutesAgo,
  token: LAPTOP,
  method: 'POST',
  path: `/v2/droplets/{${droplet}}/actions`,
  body,
});

/** What was done to Droplets, oldest first. */
export const cloudPast: readonly PastRequest[] = [
  create(34 * DAY, TERRAFORM, { names: ['web-1', 'web-2'], size: 's-2vcpu-4gb', tags: ['production', 'web'] }),
  create(34 * DAY - 4, TERRAFORM, {
    name: 'db-1',
    size: 's-4vcpu-8gb',
    tags: ['production', 'database'],
    backups: true,
  }),
  create(20 * DAY, TERRAFORM, { name: 'metrics', region: 'nyc3', tags: ['internal'] }),
  create(2 * DAY, CI, { name: 'build-4710', tags: ['ci'] }),
  { minutesAgo: 2 * DAY - 26, token: CI, method: 'DELETE', path: '/v2/droplets/{build-4710}' },
  act(DAY + 300, 'metrics', { type: 'power_off' }),
  act(DAY + 290, 'metrics', { type: 'resize', size: 's-2vcpu-2gb' }),
  act(DAY + 285, 'metrics', { type: 'power_on' }),
  act(400, 'db-1', { type: 'snapshot', name: 'db-1 before the upgrade' }),
  act(380, 'db-1', { type: 'reboot' }),
  create(48, CI, { name: 'build-4711', tags: ['ci'] }),
  act(0, 'web-2', { type: 'reboot' }),
];
