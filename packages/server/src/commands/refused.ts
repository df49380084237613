/** Why a command on the machine cannot do what it was asked for, in a sentence for whoever asked. */
export interface Refused {
  readonly refused: string;
}

export function isRefused(outcome: object): outcome is Refused {
  return 'refused' in outcome;
}
