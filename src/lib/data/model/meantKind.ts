/** Kinds that people write for a session, and the kind that they mean. */
import type { Kind } from '../../program/model';

const words: Partial<Record<Kind, string>> = {
	opening: 'welcome introduction intro remarks openingremarks openingsession',
	invited: 'keynote plenary invitedtalk invitedspeaker keynotetalk',
	talk: 'oral spotlight lightning lightningtalk presentation paper lecture seminar contributed contributedtalk speech session',
	panel: 'discussion paneldiscussion roundtable debate fishbowl podium',
	posters: 'poster postersession',
	break: 'coffee coffeebreak tea teabreak breakfast pause recess intermission',
	lunch: 'lunchbreak meal food',
	social: 'party dinner reception banquet drinks happyhour networking excursion tour walk meetup',
	closing: 'farewell wrapup closingremarks closingsession awards ceremony',
	other:
		'registration checkin workshop tutorial training course demo demonstration exhibition hackathon bof birdsofafeather meeting performance concert film game'
};

const kinds = new Map(
	Object.entries(words).flatMap(([kind, list]) =>
		list.split(' ').map((word): [string, Kind] => [word, kind as Kind])
	)
);

/** `invited` for `Keynote` or `key-notes`; null where nobody knows. */
export function meantKind(word: string): Kind | null {
	const plain = word.toLowerCase().replace(/[^a-z]/g, '');
	return kinds.get(plain) ?? kinds.get(plain.replace(/s$/, '')) ?? null;
}
