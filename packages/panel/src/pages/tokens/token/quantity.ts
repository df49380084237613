const number = new Intl.NumberFormat('en-GB');

/** "18,204 requests", "1 request", "no requests". */
export function quantity(count: number, noun: string): string {
  if (count === 0) return `no ${noun}s`;
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "18,204". */
export function formatCount(count: number): string {
  return number.format(count);
}
