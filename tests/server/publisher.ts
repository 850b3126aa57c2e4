/**
 * A process that publishes what it is told, one key a line, and says `KEY NUMBER` once it is kept. It is
 * there to be killed (crash.test.ts).
 */
import { createInterface } from 'node:readline';
import { openStore } from '../../src/lib/server/store/store';
import { openDay, publishTitle } from './publishing';

const [stateDir = '', databaseUrl = '', event = ''] = process.argv.slice(2);
const config = { stateDir, databaseUrl: databaseUrl || null, event };
const store = await openStore({ ...config, role: 'server', rehearsal: false });
const day = await openDay(store);
console.log('ready');
for await (const key of createInterface({ input: process.stdin })) {
	console.log(await publishTitle(day, key));
}
day.close();
await store.close();
