/** The name that takes the fewest changed letters; `undefined` where none is near enough to be meant. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.ceil(word.length / 2);
  for (const name of names) {
    const distance = editDistance(word, name);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** Levenshtein's distance, one row of the table at a time. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [above, letter] of one.split('').entries()) {
    const next = [above + 1];
    for (const [column, otherLetter] of other.split('').entries()) {
      const swapped = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
