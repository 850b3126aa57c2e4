import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	acronym,
	plainSlug,
	readPlainSlug,
	readSessionSlug,
	sessionSlug
} from '../../../src/lib/formats/voc/slug';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/);

describe('slugs', () => {
	it('fit the patterns of the XSD and of the JSON schema, and give every id back', () => {
		fc.assert(
			fc.property(id, id, fc.option(id), (event, session, room) => {
				const slug = sessionSlug(event, { session, room });
				expect(slug).toMatch(/^[a-z0-9_]{4,}-[a-z0-9\-_]{4,}$/);
				expect(slug).toMatch(/^[a-z0-9_-]+[a-z0-9]$/);
				expect(readSessionSlug(slug)).toEqual({ session, room });
				expect(acronym(event)).toMatch(/^[a-z0-9_]{4,}$/);
				expect(plainSlug(session)).toMatch(/^[a-z0-9_-]+[a-z0-9]$/);
				expect(readPlainSlug(plainSlug(session))).toBe(session);
			})
		);
	});

	it('of others are none of ours', () => {
		expect(readSessionSlug('Camp2019-10386-opening_ceremony')).toBeNull();
		expect(readSessionSlug('opening')).toBeNull();
	});
});
