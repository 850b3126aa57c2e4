/** Lines of at most 75 octets (RFC 5545 3.1). The library's own takes seconds for a thousand sessions. */

const limit = 75;

const octets = (point: number): number =>
	point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

/** Folds each line of a text whose lines end with CRLF; no character is cut in two. */
export function fold(text: string): string {
	return text.split('\r\n').map(foldLine).join('\r\n');
}

function foldLine(line: string): string {
	// a UTF-16 unit has at most three octets
	if (line.length * 3 <= limit) return line;
	let folded = '';
	let from = 0;
	let used = 0;
	for (let at = 0; at < line.length;) {
		const point = line.codePointAt(at) ?? 0;
		const size = octets(point);
		if (used + size > limit) {
			folded += `${line.slice(from, at)}\r\n `;
			from = at;
			used = 1;
		}
		used += size;
		at += size === 4 ? 2 : 1;
	}
	return folded + line.slice(from);
}
