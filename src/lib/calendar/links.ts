/** Addresses that subscribe to a feed in the usual calendars. */
import { oneLine } from './plain';

export interface SubscribeLinks {
	/** Apple's calendars and most desktop programs. Never `webcals:`, which iOS refuses. */
	apple: string;
	/** Undocumented by Google and at times broken: show it only beside `googleSettings` and `copy`. */
	google: string;
	/** Google's own page for adding a calendar by its address, to be pasted there. */
	googleSettings: string;
	outlookLive: string;
	outlookOffice: string;
	/** The https address itself. */
	copy: string;
}

/** Links for the https address of a feed; `name` is what Outlook will call it. */
export function subscribeLinks(feedUrl: string, name: string): SubscribeLinks {
	const url = encodeURIComponent(feedUrl);
	const outlook = `/calendar/0/addfromweb/?url=${url}&name=${encodeURIComponent(oneLine(name))}`;
	return {
		apple: feedUrl.replace(/^https?:/, 'webcal:'),
		google: `https://calendar.google.com/calendar/r?cid=${url}`,
		googleSettings: 'https://calendar.google.com/calendar/r/settings/addbyurl',
		outlookLive: `https://outlook.live.com${outlook}`,
		outlookOffice: `https://outlook.office.com${outlook}`,
		copy: feedUrl
	};
}
