import { expect, it } from 'vitest';
import { subscribeLinks } from '../../src/lib/calendar/links';

const links = subscribeLinks(
	'https://vdl.example/feeds/rooms/c4-3.ics?a=1&b=2',
	'VDL · C4.3 & more'
);
const encoded = 'https%3A%2F%2Fvdl.example%2Ffeeds%2Frooms%2Fc4-3.ics%3Fa%3D1%26b%3D2';

it('Apple gets webcal, never webcals, which iOS refuses', () => {
	expect(links.apple).toBe('webcal://vdl.example/feeds/rooms/c4-3.ics?a=1&b=2');
	expect(subscribeLinks('http://localhost:3000/a.ics', '').apple).toBe(
		'webcal://localhost:3000/a.ics'
	);
});

it('Google gets the whole address as one parameter, and the page where it can be pasted', () => {
	expect(links.google).toBe(`https://calendar.google.com/calendar/r?cid=${encoded}`);
	expect(links.googleSettings).toBe('https://calendar.google.com/calendar/r/settings/addbyurl');
});

it('both Outlooks get address and name', () => {
	const rest = `/calendar/0/addfromweb/?url=${encoded}&name=VDL%20%C2%B7%20C4.3%20%26%20more`;
	expect(links.outlookLive).toBe(`https://outlook.live.com${rest}`);
	expect(links.outlookOffice).toBe(`https://outlook.office.com${rest}`);
});

it('the address to copy is the address', () => {
	expect(links.copy).toBe('https://vdl.example/feeds/rooms/c4-3.ics?a=1&b=2');
});

it('half a character in a name breaks no link', () => {
	expect(subscribeLinks('https://a.example/f.ics', '\ud83d').outlookLive).toContain(
		'name=%EF%BF%BD'
	);
});
