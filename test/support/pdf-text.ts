import { inflateSync } from 'node:zlib';

/** The texts of a PDF with Western letters, page by page, each as it was set: what stands between `[` and `]` before `TJ`. */
export function pdfText(file: Buffer): string[][] {
  const source = file.toString('latin1');
  const streams = [...source.matchAll(/\/FlateDecode\b[^]*?stream\r?\n([^]*?)\r?\nendstream/g)];
  return streams.map(([, content = '']) => {
    const page = inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
    return [...page.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    );
  });
}
