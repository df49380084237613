/** The cookies of a `Cookie` header whose names end so, as such a header; what else there is stays behind. */
export function pickCookies(cookie: string, endings: readonly string[]): string {
  return cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => endings.some((ending) => pair.slice(0, Math.max(0, pair.indexOf('='))).endsWith(ending)))
    .join('; ');
}
