import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { programModule } from './src/lib/data/plugin';

export default defineConfig({
	plugins: [programModule(process.env.DATA_DIR ?? 'data'), sveltekit()],
	define: { __STATIC__: JSON.stringify(process.env.RUNSHEET_BUILD === 'static') },
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/journeys/**', 'tests/bench/**'],
		passWithNoTests: false
	}
});
