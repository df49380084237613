import type { Droplet, OperationId, Volume } from '@postern/api';
import type { TestServer } from '../support/test-server.ts';
import type { Things } from './route-conformance-calls.ts';
import { unusedName } from './unused-name.ts';

/** What is sent. Without a path: the route's own, for objects that are made for it. */
export interface Asked {
  readonly path?: string;
  /** With its question mark. */
  readonly query?: string;
  readonly body?: object;
}

/** A request as DigitalOcean documents it, or as a client of its sends it: same fields, same types, values of our own. */
export interface DocumentedRequest {
  readonly id: OperationId;
  /** Ends the sentence that begins with the operation: `droplets_create accepts …`. */
  readonly what: string;
  readonly asks: Asked | ((by: Asker) => Asked | Promise<Asked>);
}

/** Somebody with an account that has what requests refer to. */
export interface Asker {
  readonly server: TestServer;
  readonly accountId: number;
  /** What the path of the route names. */
  readonly things: Things;
  readonly sshKey: { readonly id: number; readonly fingerprint: string };
  /** Of a network in nyc3. */
  readonly vpcId: string;
  /** Asks for what must go well, and answers the body. */
  ask<Body = unknown>(method: string, path: string, body?: object): Promise<Body>;
}

export const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64', region: 'nyc3' };

/** The identifier of what a path ends in. */
export function idOf({ things }: Asker, place: string): string {
  const id = things.get(place);
  if (id === undefined) throw new Error(`Nothing is made for ${place}.`);
  return id;
}

export const dropletIdOf = (by: Asker): number => Number(idOf(by, '/v2/droplets/{droplet_id}'));

export async function createDroplet(by: Asker, more: object = {}): Promise<Droplet> {
  const body = { name: unusedName('box'), ...MACHINE, ...more };
  return (await by.ask<{ droplet: Droplet }>('POST', '/v2/droplets', body)).droplet;
}

export async function createVolume(by: Asker, more: object = {}): Promise<Volume> {
  const body = { name: unusedName('disk'), region: 'nyc3', size_gigabytes: 5, ...more };
  return (await by.ask<{ volume: Volume }>('POST', '/v2/volumes', body)).volume;
}

export async function createVolumeSnapshot(by: Asker, volumeId: string): Promise<string> {
  const path = `/v2/volumes/${volumeId}/snapshots`;
  return (await by.ask<{ snapshot: { id: string } }>('POST', path, { name: unusedName('kept') })).snapshot.id;
}

/** Reserves an address for a region, assigned to nothing. */
export async function reserveIp(by: Asker): Promise<string> {
  const { reserved_ip: reserved } = await by.ask<{ reserved_ip: { ip: string } }>('POST', '/v2/reserved_ips', {
    region: 'nyc3',
  });
  return reserved.ip;
}
