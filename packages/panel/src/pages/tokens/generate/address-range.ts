const OCTET = /^(?:0|[1-9]\d{0,2})$/;

/** What is wrong with an address or a range in CIDR notation, in a sentence; `null` where nothing is. */
export function addressProblem(text: string): string | null {
  const [address = '', length, ...rest] = text.split('/');
  const bits = addressBits(address);
  if (bits === null || rest.length > 0) return `${text} is no address. Write 203.0.113.7 or 203.0.113.0/24.`;
  if (length === undefined) return null;
  const isLength = /^\d{1,3}$/.test(length) && Number(length) <= bits;
  return isLength ? null : `After the slash of ${text} stands a number up to ${bits}.`;
}

/** 32 or 128, or `null` for what is no address. */
function addressBits(address: string): 32 | 128 | null {
  const octets = address.split('.');
  if (octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255)) return 32;
  // The browser's own reading of addresses; IPv6 stands in brackets there.
  return /^[\da-f:.]+$/i.test(address) && address.includes(':') && URL.canParse(`http://[${address}]/`) ? 128 : null;
}
