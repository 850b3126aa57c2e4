/**
 * A process that publishes what it is told, one key a line, and says `KEY NUMBER` once it is kept. It is
 * there to be killed (crash.test.ts).
 */
import { createInterface } from 'node:readline';
import { readFolder } from '../../src/lib/data/folder';
import { LiveDay } from '../../src/lib/server/live/liveDay';
import { openStore } from '../../src/lib/server/store/store';

const [data = '', stateDir = '', databaseUrl = ''] = process.argv.slice(2);
const { folder } = readFolder(data);
if (!folder) throw new Error(`There is no program in ${data}.`);
const event = folder.program.event.id;
const store = await openStore({
	...{ stateDir, databaseUrl: databaseUrl || null, event, role: 'server', rehearsal: false }
});
const day = await LiveDay.open(folder, store);
console.log('ready');
for await (const key of createInterface({ input: process.stdin })) {
	const action = { kind: 'retitle', session: 'smoothgrad', title: key } as const;
	const outcome = await day.publish({ key, base: day.revision, action, why: '' }, 'Ann');
	console.log(outcome.kind === 'published' ? `${key} ${outcome.revision.number}` : outcome.kind);
}
day.close();
await store.close();
