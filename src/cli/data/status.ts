import { commandOn } from '../../lib/data/commandOn.js';
import { readFolder } from '../../lib/data/folder';
import { preparePublication, unpublished } from '../../lib/data/publish/publish';
import type { Change, ProgramFolder } from '../../lib/program/model';
import { summarize, workflowPage } from './github';
import { changesInWords } from './inWords';
import { counted, dataFolder, printLines, readArguments, UsageError, type Command } from './usage';

/** What there is to say of a folder. */
interface Told {
	sentence: string;
	/** Changes in words. */
	list: string[];
	/** Whether `publish` is what comes next. */
	publish: boolean;
}

function errors(dir: string, count: number): Told {
	const has = `${dir}/ has ${counted(count, 'error')}`;
	const sentence = `${has}, so nothing can be published yet. The site keeps what was published last. To see ${count === 1 ? 'it' : 'them'}: ${commandOn(dir, 'npm run data -- check')}`;
	return { sentence, list: [], publish: false };
}

function standing(dir: string, { program, ledger }: ProgramFolder, changes: Change[]): Told {
	const last = ledger.at(-1)?.number;
	if (last === undefined) {
		const sentence = `${dir}/ was never published: it is a draft, and everything in it may still change.`;
		return { sentence, list: [], publish: true };
	}
	if (changes.length === 0) {
		const sentence = `${dir}/ holds what was published last, revision ${last}.`;
		return { sentence, list: [], publish: false };
	}
	const are = changes.length === 1 ? 'change is' : 'changes are';
	const sentence = `In ${dir}/, ${changes.length} ${are} not published. The site keeps revision ${last} until you publish.`;
	return { sentence, list: changesInWords(changes, program), publish: true };
}

function tellOf(dir: string): Told {
	const { folder, findings } = readFolder(dir);
	if (!folder) return errors(dir, findings.filter(({ severity }) => severity === 'error').length);
	const outcome = preparePublication(dir, { note: 'why', now: Date.now() });
	if (outcome.kind === 'unadopted') {
		const sentence = `${dir}/published.json is missing: restore it from git, or see what publish says.`;
		return { sentence, list: [], publish: false };
	}
	return standing(dir, folder, unpublished(dir));
}

/** Which button to press; on GitHub there is no terminal. */
function button(): string {
	const page = workflowPage('publish.yml');
	const where = page ? `[Actions → Publish](${page})` : 'Actions → Publish';
	return `**To publish:** open ${where}, press **Run workflow**, say in **Note** what has changed, and press the green **Run workflow**. Attendees read the note on the page Changes.`;
}

export const status: Command = {
	usage: 'status [DIR]',
	does: 'lists what was edited since the last publication, and what to do',
	async run(args) {
		const { positionals } = readArguments({ args, allowPositionals: true });
		if (positionals.length > 1) throw new UsageError('Status takes one folder.');
		const dir = positionals[0] ?? dataFolder();
		const { sentence, list, publish } = tellOf(dir);
		const next = `To publish: ${commandOn(dir, 'npm run data -- publish -m "why"')}`;
		printLines([sentence, ...list.map((line) => `  ${line}`), ...(publish ? [next] : [])]);
		const heading = publish ? 'Not published yet' : 'The program';
		summarize(heading, [sentence, ...(publish ? [button()] : [])], list);
		return 0;
	}
};
