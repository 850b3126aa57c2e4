import { relative } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { asCalled } from './src/cli/asCalled.js';
import { dataFolder, home, root } from './src/cli/places.js';
import { commandOn } from './src/lib/data/commandOn.js';
import { programModule } from './src/lib/data/plugin';
import { EARLY } from './src/speed/earlyScript.js';
import { speedPlugins } from './src/speed/plugins';

/** A command on a page that everybody may read, so the folder is named from here, not from the disk's root. */
const onOurs = (command: string) =>
	asCalled(commandOn(relative(home, dataFolder()) || '.', command));

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
		__INVITE__: JSON.stringify(onOurs('npm run desk -- invite NAME')),
		__START__: JSON.stringify(onOurs('npm start'))
	}
});
