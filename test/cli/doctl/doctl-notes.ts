const DROPLET_NAMED = 'Takes the name of a Droplet as well as its ID.';

/** Where doctl takes the ID of a Droplet alone. */
const dropletNamed = [
  ...['actions', 'backups', 'kernels', 'neighbors', 'snapshots', 'backup-policies get'].map(
    (verb) => `droplet ${verb}`,
  ),
  ...['get', 'rename', 'resize', 'rebuild', 'restore', 'snapshot'].map((verb) => `droplet-action ${verb}`),
  ...['reboot', 'shutdown', 'power-cycle', 'power-off', 'power-on'].map((verb) => `droplet-action ${verb}`),
  ...['password-reset', 'enable-ipv6', 'enable-private-networking'].map((verb) => `droplet-action ${verb}`),
  ...['enable-backups', 'disable-backups', 'change-backup-policy'].map((verb) => `droplet-action ${verb}`),
].map((words) => [`compute ${words}`, DROPLET_NAMED] as const);

/** What is worth knowing of a command beside doctl's, by the words of the command. Options that are added or left out are known from the facts. */
export const notes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(dropletNamed),
  'auth init':
    'A sign-in is a token and the server it is for, so `--token-validation-server` is not needed. A token can come from a command, by `--token-command`.',
  'auth list': 'Prints a table, with the server of each sign-in. The current one is marked in doctl’s words.',
  completion: 'For bash, zsh and fish. Completes IDs and names as well, which it asks the server for.',
  'compute action list':
    'Lists what is in progress as well, last. doctl leaves it out, and with it the IDs that one would wait for.',
  'compute action wait': '`--poll-timeout` is the longest pause between two looks; the first are shorter.',
  'compute domain delete': 'Takes several domains. Says what is gone.',
  'compute domain records create': 'The type may be written in small letters.',
  'compute domain records delete': 'Says what is gone.',
  'compute domain records update': 'What is not named stays as it is; doctl sends 0 and empty texts for it.',
  'compute droplet create': 'Moves into a project with one request for all names.',
  'compute droplet delete': 'Says what is gone.',
  'compute droplet untag': 'Asks for a tag where `--tag-name` names none.',
  'compute droplet-action change-kernel': 'Always refused: every image brings its own kernel.',
  'compute image create': 'The image is recorded, and never fetched.',
  'compute image delete': 'Says what is gone.',
  'compute image list': 'Says on stderr that `--public` shows more whenever there are no images of your own.',
  'compute image list-application': '`--public` changes nothing: all of these are public.',
  'compute image list-distribution': '`--public` changes nothing: all of these are public.',
  'compute image list-user': '`--public` changes nothing: none of your own is public.',
  'compute reserved-ip delete': 'Takes several addresses. Says what is gone.',
  'compute reserved-ip-action assign': 'Takes the name of a Droplet as well as its ID.',
  'compute snapshot delete': 'Says what is gone, and takes no `--format`.',
  'compute snapshot list': '`--resource` refuses what is neither `droplet` nor `volume`.',
  'compute ssh-key create': 'Refuses a private key before anything is sent.',
  'compute ssh-key delete': 'Takes several keys. Says what is gone.',
  'compute ssh-key import': 'Refuses a private key before anything is sent. The server reads the key, not the command.',
  'compute tag apply': 'Refuses a kind of URN that carries no tags before anything is sent.',
  'compute tag create': 'Takes `--format` and `--no-header`.',
  'compute tag delete': 'Says what is gone.',
  'compute tag remove': 'Refuses a kind of URN that carries no tags before anything is sent.',
  'compute volume create': '`--size` needs its unit: doctl reads a bare number as bytes.',
  'compute volume delete': 'Takes several volumes. Says what is gone.',
  'compute volume snapshot':
    'Prints the snapshot, where doctl prints nothing. `--snapshot-desc` is taken, and kept nowhere.',
  'compute volume-action attach': 'Takes the name of a Droplet as well as its ID.',
  'compute volume-action detach': 'Takes the name of a Droplet as well as its ID.',
  'compute volume-action detach-by-droplet-id': 'The old name of `detach`, with its options.',
  'projects delete': 'Says what is gone.',
  'projects update': 'Asks what to change where no option says so.',
  'vpcs create': 'Takes `--format` and `--no-header`.',
  'vpcs delete': 'Takes several networks. Says what is gone.',
  'vpcs update': 'Takes `--format` and `--no-header`. `--default=false` changes nothing, where doctl reads it as true.',
};

/** What doctl has and this has not, and why: a whole noun, or single commands of one. */
export const absent: Readonly<Record<string, string>> = {
  '1-click': 'Nothing runs on these Droplets, so nothing is installed on them.',
  apps: 'The API has none.',
  'auth token': 'A token that was saved is not printed again.',
  'compute cdn': 'The API has none.',
  'compute certificate': 'The API has none.',
  'compute droplet-autoscale': 'The API has none.',
  'compute firewall': 'The API has none: a Droplet’s list of firewalls is empty.',
  'compute load-balancer': 'The API has none.',
  'compute plugin': 'doctl’s own.',
  'compute reserved-ipv6': 'The API reserves IPv4 addresses only.',
  'compute ssh': 'No machine is ever started, so there is none to sign in to.',
  databases: 'The API has none.',
  kubernetes: 'The API has none.',
  monitoring: 'The API has none: nothing runs that could be measured.',
  network: 'The API has none.',
  registry: 'The API has none.',
  serverless: 'The API has none.',
  spaces: 'The API has none.',
  'vpcs peerings': 'The API has none.',
};
