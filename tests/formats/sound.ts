/** What every draft holds to, whatever its source was. */
import MarkdownIt from 'markdown-it';
import { expect } from 'vitest';
import type { Format, SourceFile } from '../../src/lib/formats/format';
import { Unreadable } from '../../src/lib/formats/format';
import type { Draft, Remark } from '../../src/lib/program/exchange/draft';
import { kinds } from '../../src/lib/program/model';
import { nothingGiven } from './fixtures';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

const unique = (keys: (string | null)[]) => {
	const known = keys.filter((key) => key !== null);
	expect(new Set(known).size).toBe(known.length);
};

export function expectSound({ event, rooms, tracks, people, sessions, remarks }: Draft): void {
	unique(rooms.map(({ key }) => key));
	unique(tracks.map(({ key }) => key));
	unique(people.map(({ key }) => key));
	for (const { name } of [...rooms, ...tracks, ...people]) expect(name.trim()).not.toBe('');
	for (const day of event.days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	const [roomKeys, trackKeys] = [rooms, tracks].map((list) => list.map(({ key }) => key));
	for (const session of sessions) {
		expect(kinds).toContain(session.kind);
		for (const room of session.rooms) expect(roomKeys).toContain(room);
		if (session.track !== null) expect(trackKeys).toContain(session.track);
		for (const at of [...session.speakers, ...session.authors]) expect(people[at]).toBeDefined();
		for (const moment of [session.start, session.end]) {
			if (moment !== null) expect(moment).toMatch(MOMENT);
		}
		if (session.start === null) expect(session.end).toBeNull();
	}
	const links = [...sessions, ...people].flatMap((entry) => entry.links.map(({ url }) => url));
	const online = sessions.map((session) => session.online).filter((url) => url !== null);
	for (const url of [...links, ...online]) expect(url).toMatch(/^https?:\/\//);
	for (const { what } of remarks) expect(what).toMatch(/[^.\s]$/);
}

/** The sound draft, or null where the reader refuses with its own sentence. Anything else it throws is thrown. */
export function readOrRefuse(format: Format, files: SourceFile[]): Draft | null {
	try {
		const draft = format.read(files, nothingGiven);
		expectSound(draft);
		return draft;
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		expect(error.message).toMatch(/[.]$/);
		return null;
	}
}

/** The places of a remark, in order. */
export const placesOf = (draft: Draft, sort: Remark['sort'], what: string): string[] =>
	draft.remarks
		.filter((remark) => remark.sort === sort && remark.what === what)
		.map(({ at }) => at);

/** `left out: an e-mail address` → how often. */
export const countsOf = ({ remarks }: Draft, sort: Remark['sort']): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const { what } of remarks.filter((remark) => remark.sort === sort)) {
		counts[what] = (counts[what] ?? 0) + 1;
	}
	return counts;
};

const markdown = new MarkdownIt('commonmark', { breaks: false });

/** What pages would show of running text, however it is spelled as Markdown. */
export const shown = (text: string | null | undefined): string =>
	markdown.render(text ?? '').replace(/\n/g, '');
