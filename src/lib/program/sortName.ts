/** `Fernanda Viégas` → `Viégas, Fernanda`: what a list of people is sorted by where nobody says otherwise. */
export function lastFirst(name: string): string {
	// `Ada Lovelace (ada)` is sorted by her name, not by what she is called online
	const bare = name.replace(/\s*\([^()]*\)\s*$/, '').trim() || name.trim();
	const words = bare.split(/\s+/);
	const last = words.pop() ?? name;
	return words.length > 0 ? `${last}, ${words.join(' ')}` : last;
}
