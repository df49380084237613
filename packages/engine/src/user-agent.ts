/** Longer texts are not looked at further: a header may be kilobytes. */
const MAX_READ = 512;
/** What is longer is no name or version of a product: it may be a secret that strayed into the header, and must not be kept. */
const MAX_NAME = 40;
const MAX_VERSION = 20;
const PLAIN = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-');
/** The products that say which browser it is, the more telling ones first: each browser names those it descends from as well. */
const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'];

/**
 * The client behind a `User-Agent` header, in a few words for people: its first product with at most two numbers of the version
 * (`doctl/1.2`), for a browser the browser. Empty when there is nothing to tell. Never more than 64 plain characters, whatever was sent.
 */
export function nameUserAgent(header: string | null): string {
  if (header === null) return '';
  const products = header.slice(0, MAX_READ).trimStart().split(' ');
  const first = products[0] ?? '';
  const browser = first.startsWith('Mozilla/')
    ? BROWSERS.flatMap((name) => products.filter((product) => product.startsWith(`${name}/`)))[0]
    : undefined;
  return shortened(browser ?? first);
}

function shortened(product: string): string {
  const [name = '', version = ''] = product.split('/', 2);
  const plainName = plainStart(name);
  if (plainName.length > MAX_NAME) return '';
  const plainVersion = plainName === name ? plainStart(version) : '';
  const numbers = plainVersion.length > MAX_VERSION ? '' : plainVersion.split('.', 2).join('.');
  return numbers === '' ? plainName : `${plainName}/${numbers}`;
}

/** Without a regular expression: the runtime keeps the last text that one was matched against. */
function plainStart(text: string): string {
  let length = 0;
  while (length < text.length && PLAIN.has(text.charAt(length))) length++;
  return text.slice(0, length);
}
