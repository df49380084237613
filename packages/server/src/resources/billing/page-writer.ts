import Pdf from 'pdfkit';

const MARGIN = 50;
const LINE = 15;
const FOOTER_HEIGHT = 30;
const REGULAR = 'Helvetica';
const BOLD = 'Helvetica-Bold';
const GREY = '#666666';
const RULE = '#cccccc';

/** Widths are in points; A4 leaves 495 between the margins. */
export interface Column {
  readonly title: string;
  readonly width: number;
  /** Default left. */
  readonly align?: 'right';
}

interface CellStyle {
  readonly font: typeof REGULAR | typeof BOLD;
  readonly color?: string;
}

export interface PageOptions {
  readonly title: string;
  /** At the foot of every page, beside its number. */
  readonly footer: string;
  readonly createdAt: Date;
}

/** Sets text and tables on as many A4 pages as they take, one below the other. */
export class PageWriter {
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #footer: string;
  readonly #width: number;
  #y = MARGIN;

  constructor({ title, footer, createdAt }: PageOptions) {
    // Everything that tells one run from another is given, so that the same contents make the same file.
    const info = { Title: title, Producer: 'Postern', Creator: 'Postern', CreationDate: createdAt };
    this.#document = new Pdf({ size: 'A4', margin: MARGIN, bufferPages: true, lang: 'en', info });
    this.#document.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#footer = footer;
    this.#width = this.#document.page.width - 2 * MARGIN;
  }

  heading(text: string): void {
    this.#line(text, { font: BOLD, size: 20 });
    this.#y += 28;
  }

  /** Keeps a heading together with the table that follows. */
  subheading(text: string): void {
    this.#y += 18;
    this.#makeRoom(5 * LINE);
    this.#line(text, { font: BOLD, size: 12 });
    this.#y += 20;
  }

  /** Names and values, one pair to a line. */
  facts(pairs: readonly (readonly [name: string, value: string])[]): void {
    const columns = [
      { title: '', width: 110 },
      { title: '', width: this.#width - 110 },
    ];
    for (const pair of pairs) this.#row(columns, pair, { font: REGULAR });
  }

  /** Its titles stand again on every page that it goes on to. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    this.#titles(columns);
    for (const cells of rows) {
      if (this.#makeRoom(LINE)) this.#titles(columns);
      this.#row(columns, cells, { font: REGULAR });
    }
  }

  /** A sum below a table, to the right. */
  total(name: string, amount: string): void {
    this.#makeRoom(LINE);
    const columns = [
      { title: '', width: this.#width - 100, align: 'right' },
      { title: '', width: 100, align: 'right' },
    ] as const;
    this.#row(columns, [name, amount], { font: BOLD });
  }

  note(text: string): void {
    this.#y += LINE;
    this.#makeRoom(LINE);
    this.#line(text, { font: REGULAR, size: 9 });
    this.#y += LINE;
  }

  /** The whole file. */
  end(): Promise<Buffer> {
    const { count } = this.#document.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.#document.switchToPage(index);
      this.#drawFooter(`Page ${index + 1} of ${count}`);
    }
    const written = new Promise<Buffer>((resolve) => {
      this.#document.on('end', () => resolve(Buffer.concat(this.#chunks)));
    });
    this.#document.end();
    return written;
  }

  /** Goes to a new page where so much does not fit on this one; says whether it did. */
  #makeRoom(height: number): boolean {
    if (this.#y + height <= this.#document.page.height - MARGIN - FOOTER_HEIGHT) return false;
    this.#document.addPage();
    this.#y = MARGIN;
    return true;
  }

  #titles(columns: readonly Column[]): void {
    const titles = columns.map(({ title }) => title);
    this.#row(columns, titles, { font: BOLD, color: GREY });
    this.#rule(this.#y - 3);
    this.#y += 2;
  }

  #row(columns: readonly Column[], cells: readonly string[], { font, color = 'black' }: CellStyle): void {
    this.#document.font(font).fontSize(9).fillColor(color);
    let x = MARGIN;
    for (const [index, { width, align = 'left' }] of columns.entries()) {
      const text = this.#fit(cells[index] ?? '', width - 6);
      const left = align === 'right' ? x + width - this.#document.widthOfString(text) : x;
      this.#document.text(text, left, this.#y, { lineBreak: false });
      x += width;
    }
    this.#y += LINE;
  }

  #line(text: string, { font, size }: CellStyle & { size: number }): void {
    this.#document.font(font).fontSize(size).fillColor('black');
    this.#document.text(this.#fit(text, this.#width), MARGIN, this.#y, { lineBreak: false });
  }

  #drawFooter(pageNumber: string): void {
    const y = this.#document.page.height - MARGIN;
    // Otherwise text below the margin would begin a page of its own.
    this.#document.page.margins.bottom = 0;
    this.#rule(y - 8);
    this.#document.font(REGULAR).fontSize(8).fillColor(GREY);
    const right = this.#document.page.width - MARGIN - this.#document.widthOfString(pageNumber);
    this.#document.text(this.#fit(this.#footer, right - MARGIN - 20), MARGIN, y, { lineBreak: false });
    this.#document.text(pageNumber, right, y, { lineBreak: false });
  }

  #rule(y: number): void {
    this.#document
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#width, y)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke();
  }

  /** As much of a text as is so wide, in characters that the font has. */
  #fit(given: string, width: number): string {
    const text = printable(given);
    if (this.#document.widthOfString(text) <= width) return text;
    let end = text.length;
    while (end > 0 && this.#document.widthOfString(`${text.slice(0, end)}...`) > width) end--;
    return `${text.slice(0, end)}...`;
  }
}

/** The fonts that every reader of PDF has hold the letters of Western Europe; a question mark stands for any other. */
function printable(text: string): string {
  return text.normalize('NFC').replace(/[^\x20-\x7e\xa1-\xff]/gu, '?');
}
