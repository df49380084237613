/** Which of the two is shown: what was done to resources, or what was done to tokens and by people. */
export interface ActivitySearch {
  readonly tab?: 'audit' | undefined;
}

export const TRAIL_PAGE_SIZE = 50;

export function readActivitySearch({ tab }: Readonly<Record<string, unknown>>): ActivitySearch {
  return tab === 'audit' ? { tab } : {};
}
