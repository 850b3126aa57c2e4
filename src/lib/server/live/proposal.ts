/** What the desk asks to be published: read at the door, or refused with a sentence. */
import * as v from 'valibot';
import { severities, type Action } from '$lib/program/live/live';
import { kinds, linkKinds, type Program } from '$lib/program/model';
import { isAction } from '$lib/program/live/readRevisions';

export interface Proposal {
	/** Made by the desk: the same one is published once however often it is sent. */
	key: string;
	/** The program's revision that the organizer saw. */
	base: number;
	/** That of the revisions that the organizer saw; missing from a desk older than this field. */
	numbering?: number | undefined;
	action: Action;
	/** '' where there is nothing to say. */
	why: string;
}

/** No control characters: they show as nothing, and PostgreSQL keeps no NUL. */
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

/** Only the fields of each kind are taken. What they may hold besides, isAction says. */
const action = v.variant('kind', [
	v.object({
		...{ kind: v.literal('delay'), room: v.string(), from: v.string() },
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
			...{ id: v.string(), kind: v.picklist(kinds), title: said('The title', 300) },
			...{ day: v.string(), slot, speakers }
		})
	}),
	v.object({
		...{ kind: v.literal('link'), session, link: v.picklist(linkKinds) },
		...{ url: v.nullable(webAddress), label: words('The label', 200) }
	}),
	v.object({
		...{ kind: v.literal('notice'), severity: v.picklist(severities) },
		...{ text: said('The notice', 500), until: v.nullable(v.string()) }
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

/** @returns the proposal, or why it is none */
export function readProposal(value: unknown, { event }: Program): Proposal | string {
	const { success, output, issues } = v.safeParse(proposal, value);
	if (!success) {
		// valibot's own messages name types, ours say what to do
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
