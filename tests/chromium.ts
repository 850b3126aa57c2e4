/**
 * How Chromium is started for tests and benchmarks. It draws its own address bar as two web pages, which
 * take a fifth of a test's time; Playwright leaves out more, and the last list counts.
 */
const leftOut = [
	...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'AimEnabled', 'LensOverlay', 'MediaRouter'],
	...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PreconnectToSearch', 'PaintHolding'],
	...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose'],
	...['ThirdPartyStoragePartitioning', 'OptimizationHints', 'NetworkTimeServiceQuerying']
];
export const WITHOUT_ADDRESS_BAR = `--disable-features=${leftOut.join()}`;
