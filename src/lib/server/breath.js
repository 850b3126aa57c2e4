/**
 * A script that does nothing but go away. At the first ten pauses Chromium's parser works for 10 ms at a
 * time, then for half a second; after a script it is back at 10 ms, so what is tapped while a long page
 * comes is answered. The policy admits it by its hash.
 */
export const BREATH = 'document.currentScript.remove()';
