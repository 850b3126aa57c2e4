import { defineConfig } from 'vitest/config';

/** `npm run test:package`: several minutes, for it installs the package and makes builds with it. */
export default defineConfig({
	test: {
		include: ['tests/package/**/*.test.ts'],
		testTimeout: 1_800_000,
		hookTimeout: 900_000,
		fileParallelism: false
	}
});
