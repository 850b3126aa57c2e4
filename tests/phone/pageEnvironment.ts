/**
 * For tests that begin with `@vitest-environment page`: Vite compiles runes as it does for browsers, so that
 * effects run. In Vitest's `node` they are compiled for the server, where effects do nothing.
 */
import type { Environment } from 'vitest/runtime';

const environment: Environment = {
	name: 'page',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => {} })
};
export default environment;
