import { OTHER_PURPOSE } from '@postern/api';

/** DigitalOcean's own, in its words. */
const PURPOSES: ReadonlySet<string> = new Set([
  'Just trying out DigitalOcean',
  'Class project / Educational purposes',
  'Website or blog',
  'Web Application',
  'Service or API',
  'Mobile Application',
  'Machine learning / AI / Data processing',
  'IoT',
  'Operational / Developer tooling',
]);

/** A purpose as it is kept and shown. What has been through here comes out the same, because clients send it back. */
export function purposeAsKept(purpose: string): string {
  const isKnown = purpose === '' || PURPOSES.has(purpose) || purpose.startsWith(OTHER_PURPOSE);
  return isKnown ? purpose : `${OTHER_PURPOSE}${purpose}`;
}
