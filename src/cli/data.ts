/** `npm run data -- COMMAND`: everything that is done to a program folder from a terminal. */
import { runCommand } from './data/run';

process.exitCode = await runCommand(process.argv.slice(2));
