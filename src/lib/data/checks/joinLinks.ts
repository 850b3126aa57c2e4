/** Passwords of online meetings do not belong into a folder that everybody can read. */
import type { Findings } from '../findings';
import type { Path, Source } from '../yaml/source';

const IN_LINK = /[?&#;](pwd|passwd|password|passcode|passwort|pw)=[^\s&#)>\]"']+/i;
const IN_WORDS =
	/\b(passcode|password|passwort|kennwort|mot de passe|contraseña)\s*[:=]\s*[^\s<]*[\p{L}\p{N}]/iu;

const MEND =
	'Everyone can read this: send the password by mail instead, and write the link without it.';

function secret(text: string): string | null {
	const [, field] = IN_LINK.exec(text) ?? [];
	if (field) return `this link has a password in it ("${field}=")`;
	const [, word] = IN_WORDS.exec(text) ?? [];
	return word ? `there is a ${word.toLowerCase()} in this text` : null;
}

/** Every text of a YAML file. */
export function checkSecrets(source: Source, findings: Findings): void {
	visit(source.value, []);

	function visit(value: unknown, path: Path): void {
		if (typeof value === 'string') {
			const what = secret(value);
			if (what) findings.warning(source.place(path, entryId(source.value, path)), what, MEND);
		} else if (typeof value === 'object' && value !== null) {
			const list = Array.isArray(value);
			for (const [key, inner] of Object.entries(value)) {
				visit(inner, [...path, list ? Number(key) : key]);
			}
		}
	}
}

/** The id of the list's entry that a path leads into; '' in event.yaml. */
function entryId(value: unknown, [index]: Path): string {
	const entry = Array.isArray(value) ? (value[Number(index)] as { id?: unknown } | null) : null;
	return typeof entry?.id === 'string' ? entry.id : '';
}

/** Every line of a Markdown text. */
export function checkSecretsInText(
	text: string,
	file: string,
	where: string,
	findings: Findings
): void {
	text.split('\n').forEach((line, at) => {
		const what = secret(line);
		if (what) findings.warning({ file, line: at + 1, where }, what, MEND);
	});
}
