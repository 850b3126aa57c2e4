import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { asCalled } from './src/cli/asCalled.js';
import { dataFolder, home, root } from './src/cli/places.js';
import { programModule } from './src/lib/data/plugin';
import { EARLY } from './src/speed/earlyScript.js';
import { speedPlugins } from './src/speed/plugins';

export default defineConfig({
	plugins: [
		programModule(home === root ? process.env.DATA_DIR || 'data' : dataFolder()),
		...speedPlugins,
		sveltekit()
	],
	define: {
		__EARLY__: JSON.stringify(EARLY),
		__WITHOUT__: JSON.stringify(process.env.RUNSHEET_WITHOUT ?? ''),
		__STATIC__: JSON.stringify(process.env.RUNSHEET_BUILD === 'static'),
		__INVITE__: JSON.stringify(asCalled('npm run desk -- invite NAME')),
		__START__: JSON.stringify(asCalled('npm start'))
	}
});
