/** A Droplet, as requests about tags name it. */
export function taggedDroplet(id: number): { readonly resource_id: string; readonly resource_type: 'droplet' } {
  return { resource_id: String(id), resource_type: 'droplet' };
}
