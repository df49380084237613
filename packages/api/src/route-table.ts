import type { Route } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { actionRoutes } from './routes/actions.ts';
import { auditRoutes } from './routes/audit.ts';
import { billingRoutes } from './routes/billing.ts';
import { domainRecordRoutes } from './routes/domain-records.ts';
import { domainRoutes } from './routes/domains.ts';
import { dropletActionRoutes } from './routes/droplet-actions.ts';
import { dropletBackupRoutes } from './routes/droplet-backups.ts';
import { dropletDestructionRoutes } from './routes/droplet-destructions.ts';
import { dropletSurroundingsRoutes } from './routes/droplet-surroundings.ts';
import { dropletRoutes } from './routes/droplets.ts';
import { floatingIpRoutes } from './routes/floating-ips.ts';
import { imageActionRoutes } from './routes/image-actions.ts';
import { imageRoutes } from './routes/images.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { personRoutes } from './routes/people.ts';
import { profileRoutes } from './routes/profile.ts';
import { projectResourceRoutes } from './routes/project-resources.ts';
import { projectRoutes } from './routes/projects.ts';
import { regionRoutes } from './routes/regions.ts';
import { reservedIpRoutes } from './routes/reserved-ips.ts';
import { scopeRoutes } from './routes/scopes.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { setUpRoutes } from './routes/set-up.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { sizeRoutes } from './routes/sizes.ts';
import { snapshotRoutes } from './routes/snapshots.ts';
import { sshKeyRoutes } from './routes/ssh-keys.ts';
import { systemRoutes } from './routes/system.ts';
import { tagRoutes } from './routes/tags.ts';
import { tokenUsageRoutes } from './routes/token-usage.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { twoFactorRoutes } from './routes/two-factor.ts';
import { volumeActionRoutes } from './routes/volume-actions.ts';
import { volumeSnapshotRoutes } from './routes/volume-snapshots.ts';
import { volumeRoutes } from './routes/volumes.ts';
import { vpcRoutes } from './routes/vpcs.ts';

/** Every route there is, by operation id, one noun after the other. What is not in this table is not served. */
export const routeTable = {
  ...accountRoutes,
  ...actionRoutes,
  ...auditRoutes,
  ...billingRoutes,
  ...domainRecordRoutes,
  ...domainRoutes,
  ...dropletActionRoutes,
  ...dropletRoutes,
  ...dropletBackupRoutes,
  ...dropletDestructionRoutes,
  ...dropletSurroundingsRoutes,
  ...floatingIpRoutes,
  ...imageActionRoutes,
  ...imageRoutes,
  ...invitationRoutes,
  ...oauthRoutes,
  ...personRoutes,
  ...profileRoutes,
  ...projectResourceRoutes,
  ...projectRoutes,
  ...regionRoutes,
  ...reservedIpRoutes,
  ...scopeRoutes,
  ...sessionRoutes,
  ...setUpRoutes,
  ...signInRoutes,
  ...sizeRoutes,
  ...snapshotRoutes,
  ...sshKeyRoutes,
  ...systemRoutes,
  ...tagRoutes,
  ...tokenRoutes,
  ...tokenUsageRoutes,
  ...twoFactorRoutes,
  ...volumeActionRoutes,
  ...volumeSnapshotRoutes,
  ...volumeRoutes,
  ...vpcRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteTable = typeof routeTable;
export type OperationId = keyof RouteTable;

/** The table's rows under the type that all of them share. */
export const routes: readonly Route[] = Object.values(routeTable);
