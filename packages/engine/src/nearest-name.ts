/** The candidate with the smallest edit distance, if that is at most a third of the longer name; ties go to the earlier one. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  if (name.length > 64) return null;
  let nearest: string | null = null;
  let best = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate);
    if (distance < best && distance * 3 <= Math.max(name.length, candidate.length)) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
