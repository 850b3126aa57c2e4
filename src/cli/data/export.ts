import { feed } from '../../lib/calendar/feed';
import { writeWhole } from '../../lib/data/yaml/file';
import { formatFinding, readFolder } from '../../lib/data/folder';
import { nearest } from '../../lib/data/model/nearest';
import { writers } from '../../lib/formats/writers';
import type { ProgramFolder } from '../../lib/program/model';
import { programFile } from '../../lib/program/programFile';
import { dataFolder, readArguments, CommandError, UsageError, type Command } from './usage';

/** Each writes a whole file of one format. */
const formats: Record<string, (folder: ProgramFolder) => string> = {
	json: (folder) => JSON.stringify(programFile(folder)),
	...Object.fromEntries(writers.map(({ name, write }) => [name, write])),
	ics: (folder) => feed(folder, { type: 'program' }) ?? ''
};

export const exporting: Command = {
	usage: `export ${Object.keys(formats).join('|')} [--out FILE]`,
	does: 'writes the program in another format, to FILE or standard output',
	more: ['--out FILE   the file to write; otherwise standard output'],
	async run(args) {
		const options = { out: { type: 'string' } } as const;
		const { values, positionals } = readArguments({ args, options, allowPositionals: true });
		const [name = '', ...more] = positionals;
		const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
		if (more.length > 0) {
			throw new UsageError(`Export writes one format; "${more[0]}" is too much.`);
		}
		if (!format) {
			const near = nearest(name, Object.keys(formats));
			throw new UsageError(near ? `Did you mean "${near}"?` : 'Name one format.');
		}
		const dir = dataFolder();
		const { folder, findings } = readFolder(dir);
		if (!folder) {
			const errors = findings.filter(({ severity }) => severity === 'error').map(formatFinding);
			throw new CommandError(
				`${errors.join('\n')}\nNothing was written: ${dir}/ has errors, see above.`
			);
		}
		if (values.out) writeWhole(values.out, format(folder));
		else process.stdout.write(format(folder));
		return 0;
	}
};
