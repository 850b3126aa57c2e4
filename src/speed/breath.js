/**
 * A script that only removes itself. Chromium's parser works in tasks of 10 ms until its eleventh pause, and
 * in tasks of half a second from then on; after a script it is back at 10 ms, so that taps are answered while
 * a long page arrives. The policy admits it by its hash.
 */
export const BREATH = 'document.currentScript.remove()';
