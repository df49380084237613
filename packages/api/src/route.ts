import type * as z from 'zod';
import type { PermissionName } from './scopes/permissions.ts';

/** Permissions that a request takes besides the route's own, because of what it asks for. */
export interface Condition<Query = unknown, Body = unknown> {
  /** When it applies, as a clause for people: `tags are given`. */
  readonly summary: string;
  /** Sets of permissions of which one is enough, the first being the usual one. */
  readonly alsoAnyOf: readonly (readonly PermissionName[])[];
  /** Decides on the validated request. A method, so that a condition on one body fits the list of conditions on any. */
  applies(input: { readonly query: Query; readonly body: Body }): boolean;
}

/** Who may call a route. */
export type Access =
  /** Anybody, without a token. */
  | { readonly kind: 'public' }
  /** Whoever has a valid token, whatever its scopes. */
  | { readonly kind: 'any_token' }
  /** A signed-in person, and no token whatever its scopes; with a role, only one who has it. */
  | { readonly kind: 'session'; readonly role?: 'owner' }
  | {
      readonly kind: 'permissions';
      /** Sets of permissions of which one is enough, the first being the usual one. */
      readonly anyOf: readonly (readonly PermissionName[])[];
      readonly when?: readonly Condition[];
      /** The token that the path names may always make this call about itself. */
      readonly orSelf?: true;
    };

export type RouteTag =
  | 'Account'
  | 'Actions'
  | 'Audit'
  | 'Billing'
  | 'Domains'
  | 'Droplet Actions'
  | 'Droplets'
  | 'Images'
  | 'People'
  | 'Projects'
  | 'Regions'
  | 'Reserved IPs'
  | 'Scopes'
  | 'Sessions'
  | 'Sizes'
  | 'Snapshots'
  | 'SSH Keys'
  | 'System'
  | 'Tags'
  | 'Tokens'
  | 'Two-Factor'
  | 'Volumes'
  | 'VPCs';

/**
 * A route as data: enforced, documented and called from this one description. `access` is required, so that no route can be
 * open because somebody forgot to close it.
 */
export interface Route {
  readonly operationId: string;
  readonly tag: RouteTag;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parameters in braces: `/v2/droplets/{droplet_id}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  /** A signed-in person must have given their password within the last quarter of an hour. Tokens are not asked. */
  readonly recentSignIn?: true;
  /** It takes a password, so it is refused over plain HTTP from anywhere but the machine itself. */
  readonly takesPassword?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** By names in lower case. */
  readonly headers?: z.ZodObject;
  /** May be left out of a request exactly if it accepts `undefined`. Fields it does not know are ignored. */
  readonly body?: z.ZodType;
  /** Of the answer when all went well. */
  readonly status: 200 | 201 | 202 | 204;
  /** `null` when the answer has no body, or is a document. */
  readonly response: z.ZodType | null;
  /** The answer is a file of this type to save, not JSON. */
  readonly document?: 'text/csv' | 'application/pdf';
  /** Refusals that not every route knows: by the state of things, 409 or 412. */
  readonly refusals?: readonly (409 | 412)[];
}

/** The routes of one noun, by operation id. */
export type RouteGroup = Readonly<Record<string, Route>>;
