/** Tells whether a text fits one of the patterns; without patterns every text does. `*` stands for any characters, as in doctl. */
export async function matchGlobs(globs: readonly string[]): Promise<(text: string) => boolean> {
  if (globs.length === 0) return () => true;
  const { default: picomatch } = await import('picomatch');
  return picomatch([...globs], { dot: true, bash: true });
}
