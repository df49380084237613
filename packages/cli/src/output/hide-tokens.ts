/** A token of this format, its public part by itself. */
const TOKEN = /\b([a-z][a-z0-9]{1,9}_v1_[0-9A-Za-z]{10})[0-9A-Za-z]+/g;

/** Cuts tokens short that somebody typed where no token belongs, so that an error does not repeat them whole. */
export function hideTokens(text: string): string {
  return text.replace(TOKEN, '$1…');
}
