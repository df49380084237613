/** The word by which a shell asks. What follows is the line so far, the word that is being typed last, however empty. */
export const COMPLETE_WORD = '__complete';
