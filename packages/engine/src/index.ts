export { createEngine, type Clock, type EffectiveGrant, type Engine, type EngineOptions } from './engine.ts';
export { issueToken, type IssuedToken, type IssueRequest } from './issue.ts';
export { revokeTokens, type RevokeTokensRequest } from './revoke-tokens.ts';
export { verifyToken } from './verify.ts';
export type { HolderRefusal, StrangerRefusal, UnverifiedToken, Verdict, VerifiedToken } from './verdict.ts';
export {
  authorize,
  compileRequirement,
  coveredAlternative,
  explainMissing,
  type MissingScope,
  type Requirement,
} from './authorize.ts';
export { coversUse, shrinkScopes, type UsedPermissions } from './shrink-scopes.ts';
export { rotateToken, type RotateRequest } from './rotate.ts';
export { endSecret, type EndSecretRequest } from './end-secret.ts';
export { revokeToken, type RevokeRequest } from './revoke.ts';
export { updateToken, type UpdateRequest } from './update.ts';
export { accountAuditEvent, recordAccountEvent, type AccountEvent } from './record-account-event.ts';
export { flushUsage } from './flush-usage.ts';
export type { AnsweredRequest, RequestCounter } from './request-counter.ts';
export {
  clientCountKey,
  dayBefore,
  dayOf,
  OTHER_CLIENTS,
  requestCountKey,
  sumCounts,
  type ClientCount,
  type RequestCount,
  type RequestOutcome,
  type RequestRefusal,
} from './request-count.ts';
export type { Request } from './actor.ts';
export { createTokenFormat, parseToken, type ParsedToken, type RandomBytes, type TokenFormat } from './token-format.ts';
export { Secret } from './secret.ts';
export { createPepperRing, type Pepper, type PepperRing } from './pepper.ts';
export { pinPeppers } from './pin-peppers.ts';
export {
  createScopeCatalogue,
  TOKEN_MANAGEMENT_PERMISSIONS,
  type Grant,
  type PermissionDefinition,
  type Scope,
  type ScopeCatalogue,
  type ScopeCatalogueDefinition,
  type ScopeDefinition,
  type ScopeKind,
} from './scope-catalogue.ts';
export { containsAll, type PermissionSet } from './permission-set.ts';
export {
  describeActor,
  isLiveSecret,
  REVOCATION_REASONS,
  tokenState,
  type Actor,
  type FirstUse,
  type RateLimit,
  type Restrictions,
  type Revocation,
  type RevocationReason,
  type SecretRecord,
  type TokenRecord,
  type TokenState,
} from './token.ts';
export type {
  AuditFilter,
  CredentialRow,
  NewSecret,
  NewToken,
  Page,
  PageRequest,
  PermissionUse,
  RecentUse,
  RecentUseRequest,
  RequestCounts,
  SecretChanges,
  TokenChanges,
  TokenFilter,
  TokenStore,
  TokenTransaction,
  UsageRecord,
} from './store.ts';
export { createMemoryStore } from './memory-store.ts';
export {
  chainAuditEvent,
  findBrokenAuditEntry,
  FIRST_PREVIOUS_HASH,
  type AccountEventName,
  type AuditDetail,
  type AuditEntry,
  type AuditEvent,
  type AuditEventName,
  type TokenEventName,
} from './audit.ts';
export {
  PosternError,
  type Excess,
  type Outcome,
  type PosternErrorCode,
  type Refusal,
  type UnknownScope,
} from './errors.ts';
export {
  formatAddressRange,
  isAddressAllowed,
  parseAddressRange,
  rangeContains,
  type AddressRange,
} from './address-range.ts';
