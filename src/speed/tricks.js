/** Everything that exists only for speed, by name. `npm run bench -- tricks` measures a site without each. */
export const TRICKS = /** @type {const} */ ([
	'one paint',
	'breath',
	'ascii',
	'later scripts',
	'one core',
	'no preload',
	'compile ahead'
]);

/** @typedef {(typeof TRICKS)[number]} Trick */

/**
 * For the build, which passes the name of the trick to leave out to the pages (`__WITHOUT__`).
 * @param {Trick} trick
 */
export const isOn = (trick) => process.env.RUNSHEET_WITHOUT !== trick;
