/** Sessionize's categories: its organizers name them. Track, language and format have a place in a program. */
import type { DraftSession } from '../../program/exchange/draft';
import type { Kind } from '../../program/model';
import type { Gathering } from '../reading/gathering';
import type { Value } from '../reading/json';
import { kindOfType } from '../reading/kind';
import { LanguageNames } from '../reading/language';
import { leaveRest, listOf, wordsOf } from '../reading/records';

interface Item {
	key: string | null;
	name: string;
}

interface Category {
	title: string;
	items: Item[];
}

export class Categories {
	/** Of the view All, where sessions refer to items by their ids. */
	readonly #items = new Map<string, { title: string; item: Item }>();
	readonly #languages = new LanguageNames();

	constructor(readonly gathering: Gathering) {}

	/** The list of categories in the view All. */
	declare(list: Value): void {
		for (const category of listOf(list, this.gathering.remarks)) {
			const title = this.#words(category.get('title')) ?? '';
			leaveRest(
				category,
				['id', 'title', 'items', 'sort', 'type'],
				new Map(),
				this.gathering.remarks
			);
			for (const item of this.#itemsOf(category.get('items'))) {
				if (item.key) this.#items.set(item.key, { title, item });
				if (isTrack(title)) this.#track(item);
			}
		}
	}

	/** Fills in track and language. @returns the kind, where a category tells it */
	apply(session: Value, draft: DraftSession): Kind | null {
		let kind: Kind | null = null;
		for (const { title, items } of this.#of(session)) {
			const kept =
				(isTrack(title) && this.#setTrack(items, draft)) ||
				(isLanguage(title) && this.#setLanguage(items, draft));
			const told = isFormat(title) ? firstKind(items) : null;
			kind ??= told;
			if (!kept && !told) this.#leave(session, title);
		}
		return kind;
	}

	/** Of a person: a program has no place for them. */
	leave(speaker: Value): void {
		for (const { title } of this.#of(speaker)) this.#leave(speaker, title);
	}

	#leave({ at }: Value, title: string): void {
		this.gathering.remarks.add('left out', at, `the category "${title.slice(0, 60)}"`);
	}

	/** As the views have them: with their names, or in All by ids. */
	#of(record: Value): Category[] {
		const { remarks } = this.gathering;
		const named = listOf(record.get('categories'), remarks).map((category) => ({
			title: this.#words(category.get('name')) ?? '',
			items: this.#itemsOf(category.get('categoryItems'))
		}));
		const byTitle = new Map<string, Item[]>();
		for (const id of listOf(record.get('categoryItems'), remarks)) {
			const found = this.#items.get(id.text() ?? '');
			if (!found)
				remarks.add('left out', record.at, 'a category that is not in the list of categories');
			else byTitle.set(found.title, [...(byTitle.get(found.title) ?? []), found.item]);
		}
		const listed = [...byTitle].map(([title, items]) => ({ title, items }));
		return [...named, ...listed].filter(({ items }) => items.length > 0);
	}

	#itemsOf(list: Value): Item[] {
		return listOf(list, this.gathering.remarks).flatMap((item) => {
			const name = this.#words(item.get('name'));
			return name ? [{ key: item.get('id').text(), name }] : [];
		});
	}

	#words(value: Value): string | null {
		return wordsOf(value, this.gathering.remarks);
	}

	#track({ key, name }: Item): string {
		return this.gathering.track({ key: key ?? name, name, color: null });
	}

	#setTrack([first, ...others]: Item[], draft: DraftSession): boolean {
		if (!first || draft.track !== null) return false;
		draft.track = this.#track(first);
		if (others.length > 0) this.gathering.remarks.add('left out', draft.at, 'a second track');
		return true;
	}

	/** A session in two languages is in none of them alone. */
	#setLanguage([first, ...others]: Item[], draft: DraftSession): boolean {
		const code = first && others.length === 0 ? this.#languages.code(first.name) : null;
		if (code) draft.language = code;
		return code !== null;
	}
}

const isTrack = (title: string) => /^tracks?$/i.test(title);
const isLanguage = (title: string) => /\blanguages?$/i.test(title);
const isFormat = (title: string) => /\b(format|type)s?\b/i.test(title);

const firstKind = (items: Item[]): Kind | null =>
	items.map(({ name }) => kindOfType(name)).find((kind) => kind !== null) ?? null;
