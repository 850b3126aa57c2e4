/** The page for frames of others, by a parser that is not ours. */
import { createHash } from 'node:crypto';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { embedPage, framesOf, policyOf } from '../../src/lib/server/embed/embedPage';
import { findingsIn, read, small, smallFolder } from '../data/folders';
import { WORKSHOP } from '../workshop';

interface Node {
	nodeName: string;
	value?: string;
	attrs?: { name: string; value: string }[];
	childNodes?: Node[];
}

const all = (node: Node, name: string): Node[] => [
	...(node.nodeName === name ? [node] : []),
	...(node.childNodes ?? []).flatMap((child) => all(child, name))
];
const text = (node: Node): string => node.value ?? (node.childNodes ?? []).map(text).join('');
const attribute = (node: Node, name: string) => node.attrs?.find((it) => it.name === name)?.value;

const embedding = (origins: string) =>
	smallFolder({ ...small, 'event.yaml': `${small['event.yaml']}embed: ${origins}\n` });

test('it holds every session once, as a link that leaves the frame, below any base', () => {
	const folder = read(WORKSHOP);
	const { program } = folder;
	program.event.embed = ['https://icml.cc'];
	const page = parse(embedPage(folder, '/2017')) as Node;
	const rows = all(page, 'li');
	const links = rows.map((row) => attribute(all(row, 'a')[0]!, 'href'));
	expect(links.sort()).toEqual(program.sessions.map(({ id }) => `/2017/sessions/${id}/`).sort());
	expect(attribute(all(page, 'base')[0]!, 'target')).toBe('_blank');
	expect(all(page, 'script').every((script) => attribute(script, 'src') === undefined)).toBe(true);
	const first = rows.find((row) => text(row).includes('Input Resampling'))!;
	expect(text(all(first, 'time')[0]!)).toMatch(/^\d{1,2}:\d\d$/);
});

test('its own styles and script are all that it may load, and titles stay text', () => {
	const dir = embedding("['https://example.org', 'https://www.example.org:8443']");
	const folder = read(dir);
	folder.program.sessions[0]!.title = '</style><script>alert(1)</script>';
	const page = parse(embedPage(folder, '')) as Node;
	const policy = policyOf(folder.program.event);
	for (const name of ['style', 'script']) {
		const found = all(page, name);
		expect(found).toHaveLength(1);
		const hash = createHash('sha256').update(text(found[0]!)).digest('base64');
		expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
	}
	const meta = all(page, 'meta').map((one) => attribute(one, 'content'));
	expect(meta).toContain(policy);
	expect(text(page)).toContain('</style><script>alert(1)</script>');
	expect(framesOf(folder.program.event)).toBe(
		'frame-ancestors https://example.org https://www.example.org:8443'
	);
});

test('without the setting it is framed nowhere and says why; only sites with https can be named', () => {
	const folder = read(smallFolder());
	expect(framesOf(folder.program.event)).toBe("frame-ancestors 'none'");
	const page = parse(embedPage(folder, '')) as Node;
	expect(text(page)).toContain('embed: [https://example.org] in event.yaml');
	expect([...all(page, 'li'), ...all(page, 'script')]).toEqual([]);
	for (const wrong of [
		'http://example.org',
		'https://example.org/page',
		'https://*',
		"'*'",
		'example.org'
	]) {
		expect(findingsIn(embedding(`[${wrong}]`)).join()).toContain(
			'Write it as "https://example.org"'
		);
	}
});
