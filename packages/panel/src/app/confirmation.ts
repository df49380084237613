export type Outcome = 'confirmed' | 'declined';

/** Asks the person to confirm their sign-in. */
type Asker = () => Promise<Outcome>;

let asker: Asker | null = null;
let underWay: Promise<Outcome> | null = null;

/** The dialog says here how to open it; the function that comes back takes it away again. */
export function onConfirmationNeeded(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Calls that need it at the same time share one question. */
export function confirmSignIn(): Promise<Outcome> {
  underWay ??= (asker?.() ?? Promise.resolve<Outcome>('declined')).finally(() => {
    underWay = null;
  });
  return underWay;
}
