export type { Access, Condition, Route, RouteTag } from './route.ts';
export { routes, routeTable, type OperationId, type RouteTable } from './route-table.ts';
export { permissionsAsked, type PermissionsAsked } from './permissions-asked.ts';
export { openApiDocument, type OpenApiDocument } from './openapi.ts';

export {
  isRead,
  permissionNames,
  permissionSummaries,
  sensitivePermissions,
  type PermissionName,
} from './scopes/permissions.ts';
export { scopeCatalogue, scopeDefinitions, type CatalogueScope, type ScopeName } from './scopes/scope-catalogue.ts';
export { scopeList } from './scopes/scope-list.ts';
export { scopePresets, type ScopePreset } from './scopes/presets.ts';

export type { Account } from './schemas/account.ts';
export type { Action, ActionLink } from './schemas/action.ts';
export { auditEntrySchema, type AuditEntryBody } from './schemas/audit-entry.ts';
export type { BackupPolicyRequest } from './schemas/backup-policy.ts';
export type { DropletBackupPolicy, SupportedBackupPolicy } from './schemas/droplet-backup-policy.ts';
export type { Balance } from './schemas/balance.ts';
export type {
  DomainRecord,
  DomainRecordCreate,
  DomainRecordType,
  DomainRecordUpdate,
} from './schemas/domain-record.ts';
export type { Domain } from './schemas/domain.ts';
export type { BillingEntry } from './schemas/billing-entry.ts';
export type { DropletActionRequest, DropletActionType } from './schemas/droplet-action.ts';
export type { AssociatedResources, DropletDestruction, SelectiveDestruction } from './schemas/droplet-destruction.ts';
export type { DropletCreate } from './schemas/droplet-create.ts';
export type { Droplet } from './schemas/droplet.ts';
export type { ImageActionRequest, ImageCreate, ImageUpdate } from './schemas/image-changes.ts';
export type { Image } from './schemas/image.ts';
export type { Invoice, InvoiceItem, InvoicePreview, InvoiceSummary } from './schemas/invoice.ts';
export type { PageLinks } from './schemas/pagination.ts';
export { problemSchema, type Problem } from './schemas/problem.ts';
export {
  projectResourceKinds,
  type ProjectResource,
  type ProjectResourceKindName,
} from './schemas/project-resource.ts';
export { OTHER_PURPOSE, type Project, type ProjectCreate, type ProjectPatch } from './schemas/project.ts';
export type { Region } from './schemas/region.ts';
export type {
  ReservedIp,
  ReservedIpAction,
  ReservedIpActionRequest,
  ReservedIpCreate,
  ReservedIpLinks,
} from './schemas/reserved-ip.ts';
export type { ScopeList } from './schemas/scope.ts';
export type { Size } from './schemas/size.ts';
export type { Snapshot } from './schemas/snapshot.ts';
export type { SshKey } from './schemas/ssh-key.ts';
export type { Tag } from './schemas/tag.ts';
export type { TokenCreate, TokenRevoke, TokenRotate, TokenUpdate } from './schemas/token-changes.ts';
export type { TokenInfo } from './schemas/token-info.ts';
export type { RecentUse, TokenShrink, TokenUsage } from './schemas/token-usage.ts';
export type { IssuedToken, Token, TokenDetail } from './schemas/token.ts';
export type { TwoFactor, TwoFactorEnrolment } from './schemas/two-factor.ts';
export type { VolumeActionByName, VolumeActionCreate } from './schemas/volume-action.ts';
export type { VolumeSnapshotCreate } from './schemas/volume-snapshot-create.ts';
export type { Volume, VolumeCreate } from './schemas/volume.ts';
export type { Vpc, VpcCreate, VpcMember, VpcPatch } from './schemas/vpc.ts';
export { emailSchema, newPasswordSchema, personNameSchema, type Person } from './schemas/person.ts';
export type { Session } from './schemas/session.ts';
export type { Invitation } from './schemas/invitation.ts';
