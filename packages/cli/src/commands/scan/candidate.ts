/** What has the shape of a token, before its checksum was looked at. As secret as a token. */
export interface Candidate {
  /** All that could be a prefix, then `_v1_` and 64 base62 digits. */
  readonly text: string;
  /** Where the text starts: from 1. */
  readonly line: number;
  /** Where the text starts: from 1, in UTF-16 code units, as editors count. */
  readonly column: number;
}
