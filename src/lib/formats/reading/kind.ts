/** The kind of a session from the words that other systems have for it. */
import type { Kind } from '../../program/model';

/** In this order: what says more comes first. */
const words: [Kind, RegExp][] = [
	['lunch', /\blunch\b/i],
	['posters', /\bposters?\b/i],
	['break', /\b(coffee|tea|break|pause|kaffeepause|breakfast)\b/i],
	['social', /\b(social|party|dinner|reception|banquet|drinks?|meet-?up|happy hour)\b/i],
	['opening', /\b(opening|welcome)\b/i],
	['closing', /\b(closing|farewell)\b/i],
	['invited', /\b(keynote|invited)\b/i],
	['panel', /\b(panel|podium)\b/i],
	['talk', /talks?\b|\b(lecture|presentation|paper|oral|spotlight|lightning)\b/i],
	['other', /\b(workshop|tutorial|training|concert|performance|film|game|registration|meeting)\b/i]
];

/** From the type that the source gives: `Lightning talk`, `keynote`. Null where it says nothing to us. */
export function kindOfType(type: string | null): Kind | null {
	return (type && words.find(([, known]) => known.test(type))?.[0]) || null;
}

/** What a title may tell of a session that nobody presents: breaks and the frame of the day, nothing else. */
const frame: Kind[] = ['lunch', 'posters', 'break', 'social', 'opening', 'closing'];

/** From the title of a session without speakers: `Lunch`. Null where it says nothing; long titles do not. */
export function kindOfTitle(title: string | null): Kind | null {
	if (!title || title.length > 60) return null;
	const found = kindOfType(title);
	return found && frame.includes(found) ? found : null;
}
