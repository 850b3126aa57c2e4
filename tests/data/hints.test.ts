/** What people try in a program folder, and what `check` answers: languages, passwords, unknown fields. */
import { describe, expect, it } from 'vitest';
import { languageProblem } from '../../src/lib/data/text/languageTag';
import { data } from './ran';
import { edited, findingsIn, folderOf, small, smallFolder } from './folders';

describe('a language', () => {
	it.each(['en', 'de', 'pt-BR', 'zh-Hant-TW', 'nb', 'gsw', 'nrf', 'EN', 'es-419'])(
		'%s exists',
		(tag) => {
			expect(languageProblem(tag)).toBeNull();
		}
	);

	it.each([
		['german', 'Did you mean "de"?'],
		['Deutsch', 'Did you mean "de"?'],
		['English', 'Did you mean "en"?'],
		['englisch', 'Did you mean "en"?'],
		['pt_BR', 'Did you mean "pt-BR"?'],
		['xx', 'Write its code: "en", "de", "pt-BR".'],
		['constructor', 'Write its code: "en", "de", "pt-BR".'],
		['de-XQ', '"de" alone will do.']
	])('%s does not: %s', (tag, mend) => {
		expect(languageProblem(tag)?.split('\n')[1]).toBe(mend);
	});
});

describe('a password for joining', () => {
	const line = "kind: paper, url: 'https://example.org/1.pdf'";
	const link = (url: string) => edited('sessions.yaml', line, `kind: live, url: '${url}'`);

	it.each([
		'https://zoom.example.org/j/1?pwd=Abc123',
		'https://meet.example.org/?room=1&passcode=77',
		'https://webex.example.org/m?MTID=1&PW=x'
	])('in %s is a warning', (url) => {
		expect(findingsIn(smallFolder(link(url)))[0]).toMatch(
			/^sessions\.yaml:18: warning: smoothgrad: this link has a password in it \("(pwd|passcode|PW)="\)\. Everyone can read this/
		);
	});

	it('in words is one, too, and one that is only spoken of is none', () => {
		const text = (words: string) =>
			findingsIn(smallFolder({ 'sessions/smoothgrad.md': `Hello.\n${words}\n` }));
		expect(text('Passcode: 123456')[0]).toMatch(
			/^sessions\/smoothgrad\.md:2: warning: smoothgrad: there is a passcode in this text/
		);
		expect(text('The password is sent by mail. About password managers.')).toEqual([]);
		expect(findingsIn(smallFolder(link('https://example.org/?pwdless=1')))).toEqual([]);
	});
});

describe('a field that does not exist', () => {
	const person = (field: string) =>
		edited('people.yaml', '  affiliation: Google', `  affiliation: Google\n  ${field}`);
	const session = (field: string) =>
		edited('sessions.yaml', '  title: SmoothGrad', `  title: SmoothGrad\n  ${field}`);
	const event = (field: string) =>
		edited('event.yaml', "accent: '#5b2a86'", `accent: '#5b2a86'\n${field}`);

	it.each([
		[person('bio: Works.'), 'bio', 'Write it to the file people/been-kim.md.'],
		[person('company: X'), 'company', 'Write affiliation: …'],
		[
			person('image: a.png'),
			'image',
			'Write photo: been-kim.jpg, and put the file into pictures/.'
		],
		[person('email: a@b.c'), 'email', 'Leave it out: everyone can read this folder.'],
		[session('abstract: x'), 'abstract', 'Write it to the file sessions/smoothgrad.md.'],
		[session('location: A'), 'location', 'Write room: ID, with an id from rooms.yaml.'],
		[session('slides: a'), 'slides', "Write links: [{ kind: slides, url: 'https://…' }]."],
		[session('time: 9'), 'time', "Write start: '9:20' and end: '9:40'."],
		[session('start_time: 9'), 'start_time', "Write start: '9:20' and end: '9:40'."],
		[event('description: x'), 'description', 'Write it to the file pages/abstract.md.'],
		[event('city: Oslo'), 'city', 'Write it below venue:, as name, address and city.']
	])('says where it goes: %#', (files, field, mend) => {
		const [first = ''] = findingsIn(smallFolder(files));
		expect(first).toContain(`there is no field "${field}". ${mend}`);
	});
});

describe('a kind that people write', () => {
	it.each([
		['keynote', 'invited'],
		['Keynotes', 'invited'],
		['workshop', 'other'],
		['tutorial', 'other'],
		['oral', 'talk'],
		['spotlight', 'talk'],
		['lightning-talk', 'talk'],
		['demo', 'other'],
		['registration', 'other'],
		['Coffee break', 'break'],
		['poster_session', 'posters']
	])('%s is %s here', (written, kind) => {
		const files = edited('sessions.yaml', 'kind: social', `kind: ${written}`);
		expect(findingsIn(smallFolder(files))[0]).toContain(
			`the kind "${written}" doesn't exist. Write kind: ${kind}.`
		);
	});
});

it('dates are shown by the event’s own first day', () => {
	const year = (text: string) => text.replaceAll('2017-08', '2027-06');
	const inJune = (from: string, to: string) => {
		const all = Object.entries({ ...small, ...edited('sessions.yaml', from, to) });
		return findingsIn(folderOf(Object.fromEntries(all.map(([name, text]) => [name, year(text!)]))));
	};
	const closing = "day: '2017-08-11'";
	for (const [from, to] of [
		[closing, 'track: vision'],
		[closing, 'date: 11'],
		[closing, 'day: Friday'],
		["'17:30'", 'in the evening']
	] as const) {
		const [first] = inJune(from, to).filter((line) => line.includes('closing'));
		expect(first).toContain('2027-06-10');
	}
});

it('a file of a folder is checked with its folder', async () => {
	const dir = smallFolder();
	const whole = await data(dir, 'check', dir);
	for (const file of ['sessions.yaml', 'sessions/smoothgrad.md', 'sessions']) {
		expect(await data(dir, 'check', `${dir}/${file}`)).toEqual(whole);
	}
	const { status, out } = await data(dir, 'check', `${dir}/nothing.yaml`);
	expect([status, out]).toEqual([1, expect.stringContaining('there is no such folder')]);
});
