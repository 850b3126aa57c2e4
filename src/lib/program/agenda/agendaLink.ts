/** An agenda in the fragment of a link: the ids that are kept, and nothing else. */
import { isId } from '../id';
import type { Id } from '../model';

const LINK_LIMIT = 2000;

/** The fragment of a link that carries an agenda, without its `#`: `keep=smoothgrad.panel`. */
export function agendaLink(ids: Id[]): string {
	return `keep=${ids.join('.')}`;
}

/** The ids in a fragment, each once; they may not exist in the program. */
export function readAgendaLink(fragment: string): Id[] {
	const fields = fragment.replace(/^#/, '').split('&');
	const ids = fields.flatMap((field) =>
		field.startsWith('keep=') ? field.slice('keep='.length).split('.') : []
	);
	return [...new Set(ids.filter((id) => isId(id)))].slice(0, LINK_LIMIT);
}
