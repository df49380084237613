import { defineGroup } from '../../../command/command.ts';
import { attachVolume, detachVolume, detachVolumeByDroplet } from './attach-volume.ts';
import { getVolumeAction, listVolumeActions } from './look-at-volume-actions.ts';
import { resizeVolume } from './resize-volume.ts';

export const volumeActions = defineGroup({
  name: 'volume-action',
  summary: 'Attach volumes to Droplets, detach them, make them larger',
  commands: [attachVolume, detachVolume, detachVolumeByDroplet, getVolumeAction, listVolumeActions, resizeVolume],
});
