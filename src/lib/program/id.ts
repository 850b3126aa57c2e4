/** Ids as people write them by hand: small letters, digits and hyphens, at most 64. See `Id` in model.ts. */
export const ID = '[a-z0-9][a-z0-9-]{0,63}';

const WHOLE = new RegExp(`^${ID}$`);

/** Not an id, although it looks like one: every plain object seems to have a field of that name. */
export const RESERVED = 'constructor';

export const isId = (value: unknown): boolean =>
	typeof value === 'string' && WHOLE.test(value) && value !== RESERVED;
