/** Whole seconds, `2026-11-22T18:20:00Z`: clients compare these texts, and a fraction of a second breaks them. */
export function formatTimestamp(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

export function formatTimestampOrNull(at: Date | null): string | null {
  return at === null ? null : formatTimestamp(at);
}
