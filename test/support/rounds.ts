/** How often a test repeats itself: `quick` with every test run, `full` when `POSTERN_ROUNDS` is `full`. */
export function rounds({ quick, full }: { readonly quick: number; readonly full: number }): number {
  return process.env['POSTERN_ROUNDS'] === 'full' ? full : quick;
}
