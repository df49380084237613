import { useState } from 'react';
import { useChange } from '../../../app/use-operation.ts';

/** Does something to a Droplet and keeps which action it was, so that it can be watched. */
export function useDropletAction(onBegun: () => void) {
  const [watched, setWatched] = useState<number | null>(null);
  const act = useChange('dropletActions_post', {
    stales: ['droplets_get', 'droplets_list', 'dropletActions_list', 'actions_list'],
    onSuccess: ({ action }) => {
      setWatched(action.id);
      onBegun();
    },
  });
  return { act, watched };
}

export type DropletActionCall = ReturnType<typeof useDropletAction>['act'];
