/**
 * Words that say in formats of others what those have no field for. People read them there, and our own
 * readers know them again.
 */
import type { SummaryKind } from '../model';

/** Before the title: apps and calendars that know no status show it all the same. */
export const CANCELLED = 'CANCELLED: ';

/** Where a format cannot do without an end, END_GUESS_MINUTES after the start are written, and this. */
export const NO_END = 'No end has been announced.';

/** A property of our feeds: the ids and names of the rooms that LOCATION begins with. */
export const ROOMS = 'X-RUNSHEET-ROOMS';

/** After the label of a link that mattered at the time and may lead nowhere now. */
export const HISTORICAL = ' (may no longer work)';

/** A background text is not the session's own abstract, and says so wherever it goes. */
export const summaryLabels: Record<SummaryKind, string> = {
	talk: '',
	background: 'Background:',
	note: 'Note:'
};
