/** Files that are not text: what each is, by its first bytes, and what its owner can do instead. */
/* eslint-disable no-control-regex -- bytes that files begin with */
import { CALENDAR_OR_TABLE, TABLE, type Stranger } from './advice';

const SHEET = 'Open it, and save the sheet with the program as CSV.';
const NO_PROGRAM = `No program can be read from it. ${TABLE}`;

const picture = (kind: string): Stranger => [`this is a picture (${kind})`, NO_PROGRAM];

/** The first that fits counts. A byte stands as the character with its number. */
const signatures: [RegExp, Stranger][] = [
	[/^%PDF-/, ['this is a PDF', NO_PROGRAM]],
	[/^\x89PNG/, picture('PNG')],
	[/^\xff\xd8\xff/, picture('JPEG')],
	[/^GIF8/, picture('GIF')],
	[/^RIFF[^]{4}WEBP/, picture('WebP')],
	[/^[^]{4}ftyp(?:hei|hev|mif|msf)/, picture('HEIC')],
	[/^[^]{4}ftypavi/, picture('AVIF')],
	[/^(?:II\*\0|MM\0\*)/, picture('TIFF')],
	[/^\s*(?:<\?xml[^>]*>\s*)?<svg\b/, picture('SVG')],
	[/^[^]{4}ftyp/, ['this is a video', NO_PROGRAM]],
	[/^PK\x03\x04[^]*\bxl\//, ['this is an Excel file', SHEET]],
	[/^PK\x03\x04[^]*opendocument\.spreadsheet/, ['this is a LibreOffice spreadsheet', SHEET]],
	[/^PK\x03\x04[^]*\.iwa\b/, ['this is a Numbers spreadsheet', SHEET]],
	[
		/^PK\x03\x04[^]*(?:\bword\/|opendocument\.text)/,
		['this is a text document (Word or LibreOffice)', NO_PROGRAM]
	],
	[/^PK(?:\x03\x04|\x05\x06)/, ['this is a ZIP archive', 'Unpack it, and import the files in it.']],
	[/^\xd0\xcf\x11\xe0/, ['this is an old Office file (.xls or .doc)', SHEET]],
	[/^\x1f\x8b/, ['this is a compressed file (gzip)', 'Unpack it, and import the file in it.']],
	[/^\{\\rtf/, ['this is a text document (RTF)', NO_PROGRAM]],
	[/^[^\n]*\0/, ['this is not a text file', CALENDAR_OR_TABLE]]
];

/** @param begun how the file begins: as text, or its bytes as latin1. @returns null where it may be text */
export function notText(begun: string): Stranger | null {
	return signatures.find(([sign]) => sign.test(begun))?.[1] ?? null;
}
