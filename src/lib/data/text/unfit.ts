/** Controls other than tab and line ends, and half characters: nothing that a calendar or XML can carry. */
export const UNFIT =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const all = new RegExp(UNFIT, 'g');

export const withoutUnfit = (text: string): string => text.replace(all, '');

/** For a line of a report or a ledger: no line ends either. */
export const oneLine = (text: string): string => withoutUnfit(text).replace(/\s+/g, ' ').trim();
