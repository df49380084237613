import type { Completer } from '../../command/option-specs.ts';

/** IDs of VPC networks. */
export const completeVpcs: Completer = async (context) => {
  const api = await context.api();
  const networks = await api.all('vpcs_list', {}, (page) => page.vpcs);
  return networks.map(({ id, name, region }) => ({ value: id, summary: `${name} in ${region}` }));
};
