/** Which format some files have, by their content. */
import { Unreadable, type Format, type SourceFile } from './format';
import { formats } from './formats';
import { parseJson } from './reading/json';
import { parseXml } from './reading/xml';
import { describeUnknown, strangerIn } from './strangers';

/** What begins as JSON or XML and is cut off is said to be that, and not to be unknown. */
function refuseBroken(file: SourceFile): void {
	if (/^\s*[[{]/.test(file.text)) parseJson(file);
	if (/^\s*</.test(file.text)) parseXml(file);
}

/**
 * @returns the one format that all files have
 * @throws Unreadable where no format, or more than one, fits
 */
export function recognize(files: SourceFile[]): Format {
	const found = files.map((file) => {
		const stranger = strangerIn(file);
		if (stranger) throw new Unreadable(file.name, ...stranger);
		return formats.find((format) => format.recognizes(file)) ?? null;
	});
	const [first] = found.filter((format) => format !== null);
	const unknown = files[found.indexOf(null)];
	if (!first || unknown) {
		if (!unknown) throw new Unreadable('', 'no file was given');
		refuseBroken(unknown);
		throw new Unreadable(unknown.name, ...describeUnknown(unknown));
	}
	const other = found.findIndex((format) => format !== first);
	if (other < 0) return first;
	throw new Unreadable(
		files[other]?.name ?? '',
		`this is ${found[other]?.what}, but ${files[0]?.name} is ${first.what}`,
		'Import one program at a time.'
	);
}
