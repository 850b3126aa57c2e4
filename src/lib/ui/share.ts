/** Handing an address on, from any page. Both return what to say about it, '' where nothing needs saying. */

/** Copies an address. @param copied what to say when that worked */
export async function copyAddress(address: string, copied: string): Promise<string> {
	try {
		await navigator.clipboard.writeText(address);
		return copied;
	} catch {
		// forbidden, or not there at all on plain http
		return `This browser doesn’t allow copying here. Select the address: ${address}`;
	}
}

/** Opens the device's share sheet, or copies the address where there is none. */
export async function share(
	sheet: ShareData & { title: string; url: string },
	copied = 'Link copied.'
): Promise<string> {
	if (!('share' in navigator)) return copyAddress(sheet.url, copied);
	try {
		await navigator.share(sheet);
	} catch {
		// closed again without choosing anything
	}
	return '';
}
