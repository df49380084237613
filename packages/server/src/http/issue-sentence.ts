import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;
type TypeIssue = z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>;
type FormatIssue = z.core.$ZodRawIssue<z.core.$ZodStringFormatIssues>;
type LimitIssue = z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>;

const UNFIT = 'This is not what can be given here.';
const OBJECT = 'Give a JSON object.';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'Give a text.'],
  ['number', 'Give a number.'],
  ['int', 'Give a whole number.'],
  ['boolean', 'Give true or false.'],
  ['array', 'Give a list.'],
  ['tuple', 'Give a list.'],
  ['object', OBJECT],
  ['record', OBJECT],
]);

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['datetime', 'Give a time in UTC such as 2026-11-22T18:20:00Z.'],
  ['date', 'Give a date such as 2026-11-22.'],
  ['uuid', 'Give a uuid.'],
  ['guid', 'Give a uuid.'],
  ['ipv4', 'Give an IPv4 address.'],
  ['ipv6', 'Give an IPv6 address.'],
  ['cidrv4', 'Give a range of IPv4 addresses such as 10.0.0.0/16.'],
  ['cidrv6', 'Give a range of IPv6 addresses such as 2001:db8::/64.'],
  ['url', 'Give an address such as https://example.com.'],
  ['email', 'Give an email address.'],
]);

/** What is counted, by how zod names what it is counted of. */
const COUNTED: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['string', ['character', 'characters']],
  ['array', ['entry', 'entries']],
  ['set', ['entry', 'entries']],
  ['map', ['entry', 'entries']],
]);

/**
 * What is wrong with a value, for the people who read it in their client's output. The error map of every parse of a request;
 * what a schema says of its own comes before it.
 */
export function issueSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeSentence(issue);
    case 'too_small':
    case 'too_big':
      return limitSentence(issue);
    case 'invalid_format':
      // Each format has its own type, of which zod names only what they have in common.
      return formatSentence(issue as FormatIssue);
    case 'invalid_value':
      return choiceSentence(issue.values);
    case 'invalid_union':
      // Of unions that tell their members apart by a field, and absent otherwise.
      return choiceSentence((issue.options as readonly unknown[] | undefined) ?? []);
    case 'not_multiple_of':
      return `Give a multiple of ${String(issue.divisor)}.`;
    case 'unrecognized_keys':
      return 'Leave out fields that are not known here.';
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0]?.message ?? UNFIT;
    default:
      return UNFIT;
  }
}

function typeSentence({ expected, input }: TypeIssue): string {
  const sentence = TYPES.get(expected) ?? UNFIT;
  const isMissing = input === undefined || (input === null && sentence !== OBJECT);
  return isMissing ? 'This is required.' : sentence;
}

function limitSentence(issue: LimitIssue): string {
  const { origin, inclusive = true, exact = false } = issue;
  const isLeast = issue.code === 'too_small';
  const limit = isLeast ? issue.minimum : issue.maximum;
  const bound = exact ? 'exactly' : isLeast ? 'at least' : 'at most';
  const counted = COUNTED.get(origin);
  if (counted === undefined) {
    return inclusive ? `Give ${bound} ${limit}.` : `Give ${isLeast ? 'more' : 'less'} than ${limit}.`;
  }
  if (bound === 'at least' && Number(limit) === 1) return 'This must not be empty.';
  const [one, many] = counted;
  return `Give ${bound} ${limit} ${Number(limit) === 1 ? one : many}.`;
}

function formatSentence(issue: FormatIssue): string {
  switch (issue.format) {
    case 'starts_with':
      return `Begin with ${issue.prefix}.`;
    case 'ends_with':
      return `End with ${issue.suffix}.`;
    case 'includes':
      return `Write ${issue.includes} in it.`;
    default:
      return FORMATS.get(issue.format) ?? 'This is not written as it must be.';
  }
}

function choiceSentence(values: readonly unknown[]): string {
  const choices = values.filter((value) => value !== '' && value !== undefined).map(String);
  if (choices.length === 0) return UNFIT;
  return choices.length === 1 ? `Give ${choices[0]}.` : `Give one of ${choices.join(', ')}.`;
}
