/** `# ok: why` on or above a line: a warning that somebody has looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited, findingsIn, small, smallFolder } from './folders';

/** The session `smoothgrad` begins while `opening` goes on, in the same room. */
const overlap = small['sessions.yaml']!.replace("end: '9:20'", "end: '9:30'");
const START = "  start: '9:20'";
const sessions = (replaced: string) => ({ 'sessions.yaml': overlap.replace(START, replaced) });

describe('a warning', () => {
	it('is there without a word', () => {
		expect(findingsIn(smallFolder(sessions(START)))).toHaveLength(1);
	});

	it.each([
		['on its line', `${START} # ok: the room has two doors`],
		['above its line', `  # ok: the room has two doors\n${START}`],
		['above another comment', `  # OK : two doors\n  # see the plan\n\n${START}`]
	])('is acknowledged by a comment %s', (_, text) => {
		expect(findingsIn(smallFolder(sessions(text)))).toEqual([]);
	});

	it('stays where the comment gives no reason, which is said', () => {
		const found = findingsIn(smallFolder(sessions(`${START} # ok:`)));
		expect(found).toHaveLength(2);
		expect(found).toContainEqual(
			'sessions.yaml:11: warning: this comment gives no reason. Write it after "ok:".'
		);
	});

	it('that joins an acknowledged one on its line brings both back', () => {
		const twice = `${START} # ok: the room has two doors`;
		const text = sessions(twice)['sessions.yaml'].replace(
			'  room: c4-3\n- id: smoothgrad',
			'  rooms: [c4-3, annex]\n- id: smoothgrad'
		);
		const both = text.replace('  room: c4-3\n  speakers', '  rooms: [c4-3, annex]\n  speakers');
		expect(findingsIn(smallFolder({ 'sessions.yaml': both }))).toHaveLength(2);
		const two = both.replace(START, `  # ok: and the annex is large\n${START}`);
		expect(findingsIn(smallFolder({ 'sessions.yaml': two }))).toEqual([]);
	});
});

describe('a comment that acknowledges nothing', () => {
	it('is reported, with its line and words', () => {
		const fine = small['sessions.yaml']!.replace(START, `${START} # ok: two doors`);
		expect(findingsIn(smallFolder({ 'sessions.yaml': fine }))).toEqual([
			'sessions.yaml:11: warning: nothing on this line needs "ok: two doors". Take the comment out; errors cannot be accepted this way.'
		]);
	});

	it('is not one where the words are a text', () => {
		const title = small['sessions.yaml']!.replace('title: SmoothGrad', "title: '# ok: a title'");
		expect(findingsIn(smallFolder({ 'sessions.yaml': title }))).toEqual([]);
	});

	it('changes nothing about an error, nor about what is needed before publishing', () => {
		const error = edited('event.yaml', "accent: '#5b2a86'", "accent: '#ffffff' # ok: I like it");
		expect(findingsIn(smallFolder(error))[0]).toContain('is too light');
		const unready = edited(
			'event.yaml',
			'domain: tiny.example.org',
			'domain: example.org # ok: later'
		);
		expect(findingsIn(smallFolder(unready))).toHaveLength(2);
	});
});

it('a text acknowledges by a comment of its own, which no page shows', () => {
	const words = 'Join at https://meet.example.org/1?pwd=abc\n';
	const open = smallFolder({ 'sessions/smoothgrad.md': words });
	expect(findingsIn(open)).toHaveLength(1);
	const acknowledged = smallFolder({
		'sessions/smoothgrad.md': `<!-- ok: the talk is open to everyone -->\n${words}`
	});
	expect(findingsIn(acknowledged)).toEqual([]);
	expect(readFileSync(join(acknowledged, 'sessions/smoothgrad.md'), 'utf8')).toContain('<!--');
});
