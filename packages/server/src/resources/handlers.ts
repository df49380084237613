import type { Handlers } from '../http/call.ts';
import { accountHandlers } from './account/routes.ts';
import { actionHandlers } from './actions/routes.ts';
import { auditHandlers } from './audit/routes.ts';
import { billingHandlers } from './billing/routes.ts';
import { domainRecordHandlers } from './domains/record-routes.ts';
import { domainHandlers } from './domains/routes.ts';
import { dropletActionHandlers } from './droplet-actions/routes.ts';
import { dropletBackupHandlers } from './droplets/backup-routes.ts';
import { dropletDestructionHandlers } from './droplets/destruction-routes.ts';
import { dropletHandlers } from './droplets/routes.ts';
import { dropletSurroundingsHandlers } from './droplets/surroundings-routes.ts';
import { floatingIpHandlers } from './floating-ips/routes.ts';
import { imageActionHandlers } from './images/image-action-routes.ts';
import { imageHandlers } from './images/routes.ts';
import { invitationHandlers } from './invitations/routes.ts';
import { oauthHandlers } from './oauth/routes.ts';
import { personHandlers } from './people/routes.ts';
import { profileHandlers } from './profile/routes.ts';
import { projectHandlers } from './projects/routes.ts';
import { regionHandlers } from './regions/routes.ts';
import { reservedIpHandlers } from './reserved-ips/routes.ts';
import { scopeHandlers } from './scopes/routes.ts';
import type { Services } from './services.ts';
import { sessionHandlers } from './sessions/routes.ts';
import { setUpHandlers } from './set-up/routes.ts';
import { signInHandlers } from './sign-in/routes.ts';
import { sizeHandlers } from './sizes/routes.ts';
import { snapshotHandlers } from './snapshots/routes.ts';
import { sshKeyHandlers } from './ssh-keys/routes.ts';
import { systemHandlers } from './system/routes.ts';
import { tagHandlers } from './tags/routes.ts';
import { tokenHandlers } from './tokens/routes.ts';
import { tokenUsageHandlers } from './tokens/usage-routes.ts';
import { twoFactorHandlers } from './two-factor/routes.ts';
import { volumeHandlers } from './volumes/routes.ts';
import { volumeActionHandlers } from './volumes/volume-action-routes.ts';
import { volumeSnapshotHandlers } from './volumes/volume-snapshot-routes.ts';
import { vpcHandlers } from './vpcs/routes.ts';

/** What answers each route of the table. */
export function createHandlers(services: Services): Handlers {
  return {
    ...accountHandlers(services),
    ...actionHandlers(services),
    ...auditHandlers(services),
    ...billingHandlers(services),
    ...domainRecordHandlers(services),
    ...domainHandlers(services),
    ...dropletActionHandlers(services),
    ...dropletHandlers(services),
    ...dropletBackupHandlers(services),
    ...dropletDestructionHandlers(services),
    ...dropletSurroundingsHandlers(services),
    ...floatingIpHandlers(services),
    ...imageActionHandlers(services),
    ...imageHandlers(services),
    ...invitationHandlers(services),
    ...oauthHandlers(services),
    ...personHandlers(services),
    ...profileHandlers(services),
    ...projectHandlers(services),
    ...regionHandlers(),
    ...reservedIpHandlers(services),
    ...scopeHandlers(),
    ...sessionHandlers(services),
    ...setUpHandlers(services),
    ...signInHandlers(services),
    ...sizeHandlers(),
    ...snapshotHandlers(services),
    ...sshKeyHandlers(services),
    ...systemHandlers(services),
    ...tagHandlers(services),
    ...tokenHandlers(services),
    ...tokenUsageHandlers(services),
    ...twoFactorHandlers(services),
    ...volumeActionHandlers(services),
    ...volumeHandlers(services),
    ...volumeSnapshotHandlers(services),
    ...vpcHandlers(services),
  };
}
