/** What the desk wants to publish: checked, or refused with a sentence. */
import * as v from 'valibot';
import { severities, type Action } from '$lib/program/live/live';
import { kinds, linkKinds, type Program } from '$lib/program/model';
import { isAction } from '$lib/program/live/readRevisions';

export interface Proposal {
	/** Chosen by the desk, so that a change sent twice is published once. */
	key: string;
	/** The program's revision that the organizer saw. */
	base: number;
	/** The numbering of the revisions that the organizer saw; missing from old desks. */
	numbering?: number | undefined;
	action: Action;
	/** '' for no reason. */
	why: string;
}

/** Control characters: they are invisible, and PostgreSQL stores no NUL. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

const words = (what: string, most: number) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(most, `${what} may have ${most} characters at most.`),
		v.check(
			(text) => !CONTROL.test(text) && text.isWellFormed(),
			`${what} holds characters that cannot be shown.`
		)
	);
const said = (what: string, most: number) =>
	v.pipe(words(what, most), v.minLength(1, `${what} is missing.`));

const slot = v.object({
	start: v.string(),
	end: v.nullable(v.string()),
	rooms: v.array(v.string())
});
const speakers = v.pipe(
	v.array(v.object({ id: v.string(), name: said('A name', 200) })),
	v.maxLength(100, 'A session may have 100 speakers at most.')
);
const session = v.string();
const webAddress = v.pipe(
	v.string(),
	v.maxLength(2000, 'The link may have 2000 characters at most.'),
	v.check(
		(text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
		'The link must begin with https:// or http://.'
	)
);

/** Takes only the fields of each kind. `isAction` checks what these may hold. */
const action = v.variant('kind', [
	v.object({
		kind: v.literal('delay'),
		room: v.string(),
		from: v.string(),
		minutes: v.number()
	}),
	v.object({ kind: v.literal('move'), session, day: v.string(), slot }),
	v.object({ kind: v.literal('cancel'), session }),
	v.object({ kind: v.literal('restore'), session }),
	v.object({ kind: v.literal('retitle'), session, title: said('The title', 300) }),
	v.object({ kind: v.literal('speakers'), session, speakers }),
	v.object({
		kind: v.literal('add'),
		session: v.object({
			id: v.string(),
			kind: v.picklist(kinds),
			title: said('The title', 300),
			day: v.string(),
			slot,
			speakers
		})
	}),
	v.object({
		kind: v.literal('link'),
		session,
		link: v.picklist(linkKinds),
		url: v.nullable(webAddress),
		label: words('The label', 200)
	}),
	v.object({
		kind: v.literal('notice'),
		severity: v.picklist(severities),
		text: said('The notice', 500),
		until: v.nullable(v.string())
	}),
	v.object({ kind: v.literal('undo'), revision: v.number() })
]);

const proposal = v.object({
	key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
	base: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	numbering: v.optional(v.pipe(v.number(), v.safeInteger())),
	action,
	why: v.optional(words('The reason', 300), '')
});

const UNREADABLE = 'This change cannot be read. Load the desk again and repeat it.';

/** @returns the proposal, or what is wrong with it */
export function readProposal(value: unknown, { event }: Program): Proposal | string {
	const { success, output, issues } = v.safeParse(proposal, value);
	if (!success) {
		// valibot's own messages name types; ours say what to do, and end with a full stop
		const ours = issues.map(({ message }) => message).find((text) => text.endsWith('.'));
		return ours ?? UNREADABLE;
	}
	if (!isAction(output.action)) return UNREADABLE;
	const day = dayOf(output.action);
	if (day !== null && !event.days.includes(day)) return `The program has no day ${day}.`;
	return { ...output, action: output.action };
}

function dayOf(one: Action): string | null {
	if (one.kind === 'move') return one.day;
	return one.kind === 'add' ? one.session.day : null;
}
