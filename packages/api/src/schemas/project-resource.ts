import * as z from 'zod';
import type { PermissionName } from '../scopes/permissions.ts';
import { orElse, timestampSchema } from './fields.ts';

interface ProjectResourceKind {
  /** In a sentence: `a Droplet`. */
  readonly title: string;
  /** What a token needs to see one. */
  readonly seenWith: PermissionName;
  /** Where one is to be had, but for its identifier. */
  readonly path: `/v2/${string}`;
}

const reservedIp = {
  title: 'a reserved IP',
  seenWith: 'reserved_ip:read',
  path: '/v2/reserved_ips',
} as const satisfies ProjectResourceKind;

/** What can be in a project, by the second word of its URN. */
export const projectResourceKinds = {
  domain: { title: 'a domain', seenWith: 'domain:read', path: '/v2/domains' },
  droplet: { title: 'a Droplet', seenWith: 'droplet:read', path: '/v2/droplets' },
  // What reserved IPs used to be called.
  floatingip: { ...reservedIp, title: 'a floating IP' },
  reservedip: reservedIp,
  volume: { title: 'a volume', seenWith: 'block_storage:read', path: '/v2/volumes' },
} as const satisfies Readonly<Record<string, ProjectResourceKind>>;

export type ProjectResourceKindName = keyof typeof projectResourceKinds;

/** A resource by kind and identifier: `do:droplet:7`, `do:domain:example.com`. */
const urnSchema = z
  .string()
  .regex(/^do:[a-z]{1,32}:[!-~]{1,255}$/, 'Give a URN, such as do:droplet:13457723.')
  .meta({ examples: ['do:droplet:13457723'] });

export const projectAssignmentSchema = z
  .object({ resources: orElse(z.array(urnSchema), []).meta({ description: 'URNs of what is to be in the project.' }) })
  .meta({ id: 'ProjectAssignment' });

export const projectResourceSchema = z
  .object({
    urn: z.string(),
    assigned_at: timestampSchema.nullable().meta({ description: 'Null where there is no such resource.' }),
    links: z.object({ self: z.url() }).nullable().meta({ description: 'Null where there is no such resource.' }),
    status: z.enum(['ok', 'not_found', 'assigned', 'already_assigned']),
  })
  .meta({ id: 'ProjectResource' });

export type ProjectAssignment = z.output<typeof projectAssignmentSchema>;
export type ProjectResource = z.output<typeof projectResourceSchema>;
