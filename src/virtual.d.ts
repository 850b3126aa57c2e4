declare module 'virtual:program' {
	export const folder: import('$lib/program/model').ProgramFolder;
}
declare module 'virtual:event' {
	/** The event as every script may know it: no lists, no prose, no revision. */
	export const event: Pick<
		import('$lib/program/model').EventInfo,
		'id' | 'name' | 'shortName' | 'days' | 'zone' | 'language' | 'site' | 'domain' | 'venue'
	> & {
		/** The venue zone's offsets around the event and its revisions. */
		offsets: import('$lib/program/time/wall').OffsetSpan[];
		/** ms; after it the event is over wherever one is. */
		until: number;
	};
	/** Whether nothing was ever published: ids, times and addresses may still change. */
	export const draft: boolean;
	/** Whether the program names anybody. */
	export const peopled: boolean;
}
declare module 'virtual:event.css';
