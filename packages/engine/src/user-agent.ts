/** Longer texts are not looked at further: a header may be kilobytes. */
const MAX_READ = 512;
const MAX_LENGTH = 64;
/** A product and its version: letters and digits, dots, dashes, underscores and plus signs. */
const PRODUCT = /^[\w.+-]+/;
/** The product that says which browser it is, the more telling ones first: each browser names those it descends from as well. */
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
  const plainName = PRODUCT.exec(name)?.[0] ?? '';
  const plainVersion = plainName === name ? (PRODUCT.exec(version)?.[0] ?? '') : '';
  const numbers = plainVersion.split('.', 2).join('.');
  return (numbers === '' ? plainName : `${plainName}/${numbers}`).slice(0, MAX_LENGTH);
}
