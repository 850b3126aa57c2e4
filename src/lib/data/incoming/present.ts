/** The files of a program folder as an import edits them: what stands in them, comments and order included. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parse, parseDocument, type Document } from 'yaml';
import type { Id } from '../../program/model';
import { flowing, ListFile, order, STYLE } from './listFile';
import { lists, type Fields, type ListName } from './memory';
import type { Present } from './settling';

/** A field of the event that lies in another: `venue.city`. */
const pathOf = (field: string) => field.split('.');

/** A folder being edited; nothing is on the disk before `save`. */
export class FolderFiles {
	readonly #lists: Record<ListName, ListFile>;
	readonly #event: Document;
	readonly #prose = new Map<string, string | null>();

	constructor(readonly dir: string) {
		this.#lists = {
			rooms: new ListFile(dir, 'rooms'),
			tracks: new ListFile(dir, 'tracks'),
			people: new ListFile(dir, 'people'),
			sessions: new ListFile(dir, 'sessions')
		};
		const file = join(dir, 'event.yaml');
		const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
		this.#event = parseDocument(text);
		if (!isMap(this.#event.contents)) {
			this.#event.contents = this.#event.createNode({}) as never;
			this.#event.commentBefore = ' yaml-language-server: $schema=schemas/event.json';
		}
	}

	/** What the folder holds, its prose included. */
	present(): Present {
		const withProse = (list: ListName) =>
			new Map(
				[...this.#lists[list].fields].map(([id, fields]) => {
					const prose = this.#readProse(list, id);
					return [id, prose === null ? fields : { ...fields, prose }];
				})
			);
		return {
			rooms: withProse('rooms'),
			tracks: withProse('tracks'),
			people: withProse('people'),
			sessions: withProse('sessions')
		};
	}

	/** Whoever is named by sessions, as they stand here now, and by papers. */
	named(): Set<Id> {
		const ids = (entries: unknown): Id[] =>
			(Array.isArray(entries) ? (entries as unknown[]) : []).flatMap((entry) => {
				const id =
					typeof entry === 'object' ? (entry as { person?: unknown } | null)?.person : entry;
				return typeof id === 'string' ? id : [];
			});
		const sessions = [...this.#lists.sessions.fields.values()].flatMap(
			({ speakers, authors, paperAuthors }) => [speakers, authors, paperAuthors].flatMap(ids)
		);
		const authors = this.#papers().flatMap((paper) => ids(paper.authors));
		return new Set([...sessions, ...authors]);
	}

	/** Ids of sessions that papers name. */
	presented(): Set<Id> {
		const ids = this.#papers().map(({ session }) => session);
		return new Set(ids.filter((id) => typeof id === 'string'));
	}

	/** Ids of the rooms and tracks that sessions name, as they stand here now. */
	places(): Set<Id> {
		const sessions = [...this.#lists.sessions.fields.values()];
		const ids = sessions.flatMap(({ rooms, track }) => [rooms ?? [], track ?? []].flat());
		return new Set(ids as Id[]);
	}

	#papers(): { authors?: unknown; session?: unknown }[] {
		const file = join(this.dir, 'papers.yaml');
		const papers: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : [];
		const entries = Array.isArray(papers) ? (papers as unknown[]) : [];
		return entries.filter((paper) => typeof paper === 'object' && paper !== null);
	}

	/** The event's fields, those of the venue as `venue.city`. */
	event(): Fields {
		const raw = this.#event.toJS() as Record<string, unknown>;
		const venue = (raw['venue'] ?? {}) as Record<string, unknown>;
		const inner = Object.entries(venue).map(([field, value]) => [`venue.${field}`, value] as const);
		return { ...raw, ...Object.fromEntries(inner) };
	}

	write(list: ListName, id: Id, set: Map<string, unknown>): void {
		const prose = set.get('prose');
		if (set.has('prose'))
			this.#prose.set(this.#proseFile(list, id), (prose as string | undefined) ?? null);
		this.#lists[list].write(id, new Map([...set].filter(([field]) => field !== 'prose')));
	}

	remove(list: ListName, id: Id): void {
		this.#lists[list].remove(id);
		this.#prose.set(this.#proseFile(list, id), null);
	}

	writeEvent(set: Map<string, unknown>): void {
		for (const [field, value] of [...set].sort(([a], [b]) => eventOrder(a) - eventOrder(b))) {
			if (value === undefined) this.#event.deleteIn(pathOf(field));
			else this.#event.setIn(pathOf(field), flowing(this.#event, value));
		}
	}

	save(): void {
		mkdirSync(this.dir, { recursive: true });
		writeFileSync(join(this.dir, 'event.yaml'), this.#event.toString(STYLE));
		for (const list of lists) this.#lists[list].save();
		for (const [file, text] of this.#prose) {
			mkdirSync(join(file, '..'), { recursive: true });
			if (text === null) rmSync(file, { force: true });
			else writeFileSync(file, `${text}\n`);
		}
	}

	#proseFile(list: ListName, id: Id): string {
		return join(this.dir, list, `${id}.md`);
	}

	#readProse(list: ListName, id: Id): string | null {
		if (list !== 'people' && list !== 'sessions') return null;
		const file = this.#proseFile(list, id);
		return existsSync(file) ? readFileSync(file, 'utf8').trim() || null : null;
	}
}

const eventOrder = (field: string) => order.indexOf(pathOf(field)[0] ?? '');
