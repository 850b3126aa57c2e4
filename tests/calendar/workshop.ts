/** A day in Sydney with a break, a lunch, a hostile room and a closing without an end. */
import type { Kind } from '../../src/lib/program/model';
import { aSession, told } from './programs';

const at = (id: string, kind: Kind, start: string, end: string | null, title: string | null) =>
	aSession({ id, kind, title, slot: { start, end, rooms: ['c4-3'] } });

const room = { id: 'c4-3', name: 'C4.3, east\nEND:VCALENDAR 🎉; \\nowhere', directions: null };

export const workshop = told(
	[
		at('opening', 'opening', '2017-08-09T22:30:00Z', '2017-08-09T22:45:00Z', 'Opening remarks'),
		at(
			'smoothgrad',
			'talk',
			'2017-08-09T23:20:00Z',
			'2017-08-09T23:40:00Z',
			'SmoothGrad $\\nabla$'
		),
		at('coffee', 'posters', '2017-08-10T00:00:00Z', '2017-08-10T00:30:00Z', null),
		at('lunch', 'lunch', '2017-08-10T02:00:00Z', '2017-08-10T04:00:00Z', 'Lunch, on your own'),
		at('closing', 'closing', '2017-08-10T07:30:00Z', null, null)
	],
	{ rooms: [room] }
);
