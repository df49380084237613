import type { CommandWorld } from './command-call.ts';

let made = 0;

/** Makes a volume with a name of its own, of 10 GiB in nyc1. Answers its id. */
export async function makeVolume(request: CommandWorld['request'], wish: object = {}): Promise<string> {
  const body = await request('POST', '/v2/volumes', {
    name: `made-${++made}`,
    region: 'nyc1',
    size_gigabytes: 10,
    ...wish,
  });
  return (body['volume'] as { readonly id: string }).id;
}
