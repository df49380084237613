/** Where the value of an assignment stands in a text. */
interface Assignment {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Behind its line, or behind the last one that its quotes reach. */
  readonly next: number;
}

const QUOTES = ['"', "'", '`'];

/**
 * The text of a dotenv file with a key set to a value that needs no quotes: in place where the key is there, at the end where it is
 * not. Everything else stays byte for byte.
 */
export function setEnvLine(text: string, key: string, value: string): string {
  const found = assignmentsIn(text).filter((assignment) => assignment.key === key);
  if (found.length === 0) return append(text, `${key}=${value}`);
  // Of several, readers differ in which one counts.
  return found.reduceRight((rest, { start, end }) => rest.slice(0, start) + value + rest.slice(end), text);
}

function append(text: string, line: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text}${text === '' || text.endsWith('\n') ? '' : lineEnd}${line}${lineEnd}`;
}

function assignmentsIn(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  for (let at = 0; at < text.length;) {
    const assignment = assignmentAt(text, at);
    if (assignment !== null) found.push(assignment);
    at = assignment?.next ?? lineEndFrom(text, at) + 1;
  }
  return found;
}

function assignmentAt(text: string, at: number): Assignment | null {
  const end = lineEndFrom(text, at);
  const equals = text.indexOf('=', at);
  if (equals === -1 || equals > end) return null;
  const key = text
    .slice(at, equals)
    .trim()
    .replace(/^export\s+/, '');
  if (!isKey(key)) return null;
  let start = equals + 1;
  while (text[start] === ' ' || text[start] === '\t') start++;
  const closed = QUOTES.includes(text[start] ?? '') ? closingQuote(text, start) : null;
  if (closed !== null) return { key, start, end: closed + 1, next: lineEndFrom(text, closed) + 1 };
  return { key, start, end: start + plainLength(text.slice(start, end)), next: end + 1 };
}

/** A name that a shell takes. */
export function isKey(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

function lineEndFrom(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** `null` where the quote is never closed, and so belongs to the value. */
function closingQuote(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return at;
  }
  return null;
}

/** Up to a comment, or the white space at the end of the line. */
function plainLength(rest: string): number {
  const comment = [rest.indexOf(' #'), rest.indexOf('\t#')].filter((at) => at !== -1);
  const value = rest.slice(0, Math.min(rest.length, ...comment));
  return rest.startsWith('#') ? 0 : value.trimEnd().length;
}
