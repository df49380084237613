/**
 * A set of permissions as bits: bit `i` stands for the `i`-th permission of the catalogue.
 * Every set of one catalogue has the same number of words. Never mutated after it is built.
 */
export type PermissionSet = Int32Array & { readonly __permissions?: true };

export function emptyPermissionSet(permissionCount: number): PermissionSet {
  return new Int32Array(Math.ceil(permissionCount / 32));
}

/** Whether every permission of `required` is in `granted`: the whole of authorization. */
export function containsAll(granted: PermissionSet, required: PermissionSet): boolean {
  for (let i = 0; i < required.length; i++) {
    const word = required[i] as number;
    if ((word & (granted[i] as number)) !== word) return false;
  }
  return true;
}

/** The words of a set that are not empty, each as its position and its bits: one, for most of what routes ask for. */
export type PermissionWords = Int32Array & { readonly __permissionWords?: true };

export function wordsOf(set: PermissionSet): PermissionWords {
  return Int32Array.from([...set.entries()].filter(([, bits]) => bits !== 0).flat());
}

export function union(a: PermissionSet, b: PermissionSet): PermissionSet {
  return a.map((word, i) => word | (b[i] as number));
}

export function intersection(a: PermissionSet, b: PermissionSet): PermissionSet {
  return a.map((word, i) => word & (b[i] as number));
}

/** The permissions of `a` that are not in `b`. */
export function difference(a: PermissionSet, b: PermissionSet): PermissionSet {
  return a.map((word, i) => word & ~(b[i] as number));
}

export function isEmpty(set: PermissionSet): boolean {
  return set.every((word) => word === 0);
}

export function intersects(a: PermissionSet, b: PermissionSet): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] as number) & (b[i] as number)) !== 0) return true;
  return false;
}

export function sizeOf(set: PermissionSet): number {
  let size = 0;
  for (let word of set) for (; word !== 0; word &= word - 1) size++;
  return size;
}

/** The positions of the set bits, ascending. */
export function bitsOf(set: PermissionSet): number[] {
  const bits: number[] = [];
  for (let bit = 0; bit < set.length * 32; bit++) {
    if (((set[bit >> 5] as number) >>> (bit & 31)) & 1) bits.push(bit);
  }
  return bits;
}
