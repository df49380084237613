let made = 0;

/** A name that no other call of this run uses. */
export const unusedName = (kind: string): string => `${kind}-${++made}`;
