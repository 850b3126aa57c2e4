/** What is said of a file that no reader takes. */

/** What a file is, without a full stop, and a sentence that says how to go on. */
export type Stranger = readonly [what: string, mend: string];

export const COLUMNS = 'Title, Date, Start, End, Room, Speakers';
export const TABLE = `Make a table with a row for each session and the columns ${COLUMNS}, and save it as CSV.`;
export const CALENDAR_OR_TABLE = `If it can export a calendar (.ics), import that. Otherwise: ${TABLE}`;
