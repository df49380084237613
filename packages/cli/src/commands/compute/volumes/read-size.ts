import { usageFailure } from '../../../failure.ts';

const UNITS = ['b', 'k', 'm', 'g', 't', 'p', 'e'];
const GIBIBYTE = 2 ** 30;

/** A size with its unit, as doctl takes it, in whole GiB: `100GiB`, `4TiB`; `GB` counts in thousands. The rest below a GiB is dropped. */
export function readGibibytes(text: string): number {
  const [, digits = '', unit = '', binary] = /^\s*([\d,]+(?:\.\d+)?)\s*([bkmgtpe])(i?)b?\s*$/i.exec(text) ?? [];
  const step = binary === '' ? 1000 : 1024;
  const bytes = Number(digits.replaceAll(',', '')) * step ** UNITS.indexOf(unit.toLowerCase());
  const size = Math.floor(bytes / GIBIBYTE);
  if (digits !== '' && size >= 1) return size;
  throw usageFailure(`"${text}" is not the size of a volume. It takes a number and a unit, at least 1 GiB.`, [
    'Such as --size 100GiB or --size 4TiB.',
  ]);
}
