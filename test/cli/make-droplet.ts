import type { CommandWorld } from './command-call.ts';

interface DropletWish {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** Makes a Droplet, and answers its number. */
export async function makeDroplet(request: CommandWorld['request'], wish: DropletWish): Promise<number> {
  const body = await request('POST', '/v2/droplets', {
    region: 'nyc3',
    size: 's-1vcpu-1gb',
    image: 'ubuntu-24-04-x64',
    ...wish,
  });
  return (body['droplet'] as { readonly id: number }).id;
}
