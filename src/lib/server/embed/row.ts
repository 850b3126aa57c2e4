/** A session as `/embed/` shows it. */
import type { Id, Instant, Program, Session } from '$lib/program/model';
import { sessionTitle, usualEnd } from '$lib/program/schedule/schedule';
import { clock, ms } from '$lib/program/time/instant';

export interface EmbedRow {
	id: Id;
	title: string;
	language: string | null;
	start: Instant | null;
	/** ms; NaN without a slot. */
	end: number;
	/** At the venue, `9:20`; null without a slot. */
	time: string | null;
	/** The planned time, if another one is expected now. */
	before: string | null;
	/** Rooms, then speakers. */
	where: string;
	cancelled: boolean;
}

/** A room and a person may have the same id, so each is looked up in its own list. */
function named(all: readonly { id: Id; name: string }[], ids: readonly Id[]): string[] {
	return ids.flatMap((id) => all.find((one) => one.id === id)?.name ?? []);
}

export function rowOf(session: Session, { event, rooms, people }: Program): EmbedRow {
	const { id, slot, printed, language } = session;
	const time = slot && clock(ms(slot.start), event.zone);
	const planned = printed && clock(ms(printed.start), event.zone);
	const places = named(rooms, slot?.rooms ?? []).join(', ');
	const speakers = named(people, session.speakers).join(', ');
	return {
		id,
		language,
		time,
		title: sessionTitle(session),
		start: slot?.start ?? null,
		end: usualEnd(session),
		before: planned && planned !== time ? planned : null,
		where: [places, speakers].filter(Boolean).join(' · '),
		cancelled: session.status === 'cancelled'
	};
}

/** Attributes for the script, in seconds. */
export const secondsOf = ({ start, end }: EmbedRow): string =>
	start ? ` data-start="${ms(start) / 1000}" data-end="${end / 1000}"` : '';
