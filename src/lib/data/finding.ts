/** What a check finds: where, what, and how to fix it. */
export interface Finding {
	/** As the caller named the folder: `data/sessions.yaml`. */
	file: string;
	/** From 1. */
	line: number;
	/** The id of the session, person … it is in, or ''. */
	where: string;
	/** A sentence without its full stop. */
	what: string;
	/** A sentence that says what to do, or ''. */
	mend: string;
	/**
	 * An error stops everything, a warning nothing. What is unready may stay so in a draft: only `publish`
	 * refuses it.
	 */
	severity: 'error' | 'warning' | 'unready';
}

export interface Place {
	file: string;
	line: number;
	where: string;
}

/** What a line says after its place, for each grade. */
const labels: Record<Finding['severity'], string> = {
	error: '',
	warning: 'warning',
	unready: 'before you publish'
};

/** `data/sessions.yaml:41: smoothgrad: the room "c43" does not exist. Did you mean "c4-3"?` */
export function formatFinding({ file, line, where, what, mend, severity }: Finding): string {
	const parts = [`${file}:${line}`, labels[severity], where];
	const sentence = mend ? `${what}. ${mend}` : `${what}.`;
	// a value that is quoted in a sentence may hold anything; a finding stays one line
	return [...parts.filter(Boolean), sentence].join(': ').replace(/\s*[\r\n]+\s*/g, ' ');
}
