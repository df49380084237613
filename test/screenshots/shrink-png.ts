import sharp from 'sharp';

/** The same picture with at most 256 colours: of a page, nobody sees the difference. */
export function shrinkPng(png: Buffer): Promise<Buffer> {
  return sharp(png).png({ palette: true, effort: 10, compressionLevel: 9 }).toBuffer();
}
