/** What the schedule can be filtered by. */
import type { Kind, Program } from '../model';
import { dayName } from '../time/instant';
import { days } from './schedule';

export interface Choice {
	id: string;
	label: string;
}

/** One menu or row of chips: a field of the schedule's address, and its values. */
export interface ChoiceGroup {
	field: 'day' | 'kind' | 'room' | 'track';
	name: string;
	/** The words for no choice: `All days`. */
	all: string;
	choices: Choice[];
}

export interface FilterChoices {
	/** Null where the event has one day. */
	days: ChoiceGroup | null;
	others: ChoiceGroup[];
}

/** Kinds that somebody would look for, in the plural. */
const KINDS: Partial<Record<Kind, string>> = {
	invited: 'Invited',
	talk: 'Talks',
	panel: 'Panel',
	posters: 'Posters',
	social: 'Social',
	other: 'Other'
};

/** Only groups with something to choose between. */
export function filterChoices(program: Program): FilterChoices {
	const perDay = days(program).map((id) => ({ id, label: dayName(id, 'short') }));
	return {
		days:
			perDay.length > 1 ? { field: 'day', name: 'Day', all: 'All days', choices: perDay } : null,
		others: otherGroups(program)
	};
}

function otherGroups({ sessions, rooms, tracks }: Program): ChoiceGroup[] {
	const used = new Set(sessions.map(({ kind }) => kind));
	const kinds = Object.entries(KINDS)
		.filter(([kind]) => used.has(kind as Kind))
		.map(([id, label]) => ({ id, label }));
	const groups: ChoiceGroup[] = [
		{ field: 'kind', name: 'Kind', all: 'All kinds', choices: kinds },
		{ field: 'room', name: 'Room', all: 'All rooms', choices: rooms.map(choice) },
		{ field: 'track', name: 'Track', all: 'All tracks', choices: tracks.map(choice) }
	];
	return groups.filter(({ choices }) => choices.length > 1);
}

const choice = ({ id, name }: { id: string; name: string }): Choice => ({ id, label: name });
