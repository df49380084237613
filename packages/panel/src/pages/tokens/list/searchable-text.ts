const TOKEN_START = /[a-z][a-z0-9]{1,9}_v1_[0-9A-Za-z]{10}/;
const TOKEN_START_DIGITS = 10;
/** The part of a token after its prefix is this long, and no name has a word so long by chance. */
const BARE_TOKEN_LENGTH = 64;
const PIECE_OF_TOKEN = /[0-9A-Za-z]{44,}/g;

/**
 * A text as it may be searched for and stand in an address. Of a token that was pasted, with whatever was copied along, only how it
 * begins is left: enough to find it by, and nothing that proves it.
 */
export function searchableText(text: string): string {
  const start = TOKEN_START.exec(text);
  if (start !== null) return start[0];
  return text.replace(PIECE_OF_TOKEN, (piece) =>
    piece.length === BARE_TOKEN_LENGTH ? piece.slice(0, TOKEN_START_DIGITS) : '',
  );
}
