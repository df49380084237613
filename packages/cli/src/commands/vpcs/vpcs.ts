import { defineGroup } from '../../command/command.ts';
import { createVpc } from './create-vpc.ts';
import { deleteVpcs } from './delete-vpcs.ts';
import { getVpc, listVpcs } from './look-at-vpcs.ts';
import { updateVpc } from './update-vpc.ts';

export const vpcs = defineGroup({
  name: 'vpcs',
  summary: 'Create, look at, change and delete VPC networks',
  commands: [createVpc, deleteVpcs, getVpc, listVpcs, updateVpc],
});
