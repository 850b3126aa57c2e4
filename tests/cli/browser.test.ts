/** What a newcomer reads where no browser can be installed: the reason in a line each, and one command. */
import { expect, test } from 'vitest';
import { firstError, noBrowser } from '../../src/cli/browser.js';

/** As Playwright 1.65 says it, five times over. */
const DOWNLOAD = `
Downloading Chrome for Testing 159.0.8154.6 (playwright chromium v1255) from https://cdn.playwright.dev/builds/chrome-linux64.zip
Error: getaddrinfo ENOTFOUND cdn.playwright.dev
    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:internal/dns/promises:99:17) {
  errno: -3008,
  code: 'ENOTFOUND'
}
Failed to install browsers
Error: Failed to download Chrome for Testing 159.0.8154.6 (playwright chromium v1255), caused by
Error: Download failure, code=1
    at ChildProcess.<anonymous> (/home/x/runsheet/node_modules/playwright-core/lib/coreBundle.js:34127:32)
`;
const APT = `Reading package lists...
Building dependency tree...
E: Unable to locate package chromium
`;
const UNSTARTED = `/home/x/chrome: error while loading shared libraries: libnspr4.so: cannot open shared object file
`;

test('the reason is the first error, without stack or repetition', () => {
	expect(firstError(DOWNLOAD)).toBe('getaddrinfo ENOTFOUND cdn.playwright.dev');
	expect(firstError(APT)).toBe('Unable to locate package chromium');
	expect(firstError(UNSTARTED)).toBe(UNSTARTED.trim());
	expect(firstError('')).toBe('it gave no reason');
});

test('reasons come before the one command, which only a machine with apt-get is given', () => {
	const reasons = ['The download failed: no network', 'The package needs root.'];
	const said = noBrowser(reasons, true);
	expect(said.split('\n').filter((line) => line.startsWith('- '))).toEqual(
		reasons.map((reason) => `- ${reason}`)
	);
	expect(said).toContain('apt-get install -y chromium\n');
	expect(noBrowser(reasons, false)).not.toContain('apt-get');
});
