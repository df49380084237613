import type { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';

export interface ObjectHeader {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

/** What is told of each object, in pieces of any length. */
export interface ObjectReader {
  begin(header: ObjectHeader): void;
  write(chunk: Uint8Array): void;
  end(): void;
}

const LINE_FEED = 10;

/** Takes apart what `git cat-file --batch` prints: a line `<id> <type> <size>`, the object, a line feed, and the next. */
export async function readObjects(stream: Readable, reader: ObjectReader): Promise<void> {
  let line = '';
  /** Bytes of the object that are still to come, with the line feed behind it; -1 between objects. */
  let left = -1;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length;) {
      if (left === -1) {
        const end = chunk.indexOf(LINE_FEED, from);
        line += chunk.toString('latin1', from, end === -1 ? chunk.length : end);
        from = end === -1 ? chunk.length : end + 1;
        if (end === -1) continue;
        const header = readHeader(line);
        line = '';
        if (header === null) continue;
        reader.begin(header);
        left = header.size + 1;
      } else {
        const count = Math.min(left, chunk.length - from);
        const ofObject = Math.min(count, left - 1);
        if (ofObject > 0) reader.write(chunk.subarray(from, from + ofObject));
        from += count;
        left -= count;
        if (left > 0) continue;
        reader.end();
        left = -1;
      }
    }
  }
}

/** `null` for `<id> missing`: an object that a partial clone does not have. */
function readHeader(line: string): ObjectHeader | null {
  const [id = '', type = '', size] = line.split(' ');
  return size === undefined ? null : { id, type, size: Number(size) };
}
