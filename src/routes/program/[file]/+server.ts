/** The program for this device: `list.json` and `details.json`, and the small `revision.json` to ask for. */
import { error, json } from '@sveltejs/kit';
import { folder } from 'virtual:program';

export const prerender = true;

const { program, ledger, prose, papers, reading } = folder;
const files: Record<string, object> = {
	'list.json': { program, ledger },
	'details.json': { prose, papers, reading },
	// by its time a revision is told from another of the same number
	'revision.json': {
		revision: program.revision,
		at: ledger.at(-1)?.at ?? null,
		event: program.event.id
	}
};

export const entries = () => Object.keys(files).map((file) => ({ file }));

export function GET({ params }) {
	const content = files[params.file];
	return content ? json(content) : error(404, 'The program has no such file.');
}
