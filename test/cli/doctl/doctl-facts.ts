import { accountFacts, accountNouns } from './account-facts.ts';
import { actionFacts, actionNouns } from './action-facts.ts';
import type { DoctlCommands, DoctlNouns } from './doctl-command.ts';
import { dropletFacts, dropletNouns } from './droplet-facts.ts';
import { imageFacts, imageNouns } from './image-facts.ts';
import { networkFacts, networkNouns } from './network-facts.ts';
import { placeFacts, placeNouns } from './place-facts.ts';
import { projectFacts, projectNouns } from './project-facts.ts';
import { snapshotFacts, snapshotNouns } from './snapshot-facts.ts';
import { sshKeyFacts, sshKeyNouns } from './ssh-key-facts.ts';
import { tagFacts, tagNouns } from './tag-facts.ts';
import { volumeFacts, volumeNouns } from './volume-facts.ts';

/** All that is known of doctl's commands. Facts of a noun go into a file of their own beside this one. */
export const doctlFacts: DoctlCommands = {
  ...accountFacts,
  ...actionFacts,
  ...dropletFacts,
  ...imageFacts,
  ...networkFacts,
  ...placeFacts,
  ...projectFacts,
  ...snapshotFacts,
  ...sshKeyFacts,
  ...tagFacts,
  ...volumeFacts,
};

export const doctlNouns: DoctlNouns = {
  ...accountNouns,
  ...actionNouns,
  ...dropletNouns,
  ...imageNouns,
  ...networkNouns,
  ...placeNouns,
  ...projectNouns,
  ...snapshotNouns,
  ...sshKeyNouns,
  ...tagNouns,
  ...volumeNouns,
};
