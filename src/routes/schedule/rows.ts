/** The rows and what they are narrowed by as HTML, for the server side only. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import { drawn } from '../drawn';
import Narrowings from './Narrowings.svelte';
import ScheduleRows from './ScheduleRows.svelte';
import { dayNarrowing, narrowings } from './view';

export const drawRows = (program: Program): string =>
	drawn(render(ScheduleRows, { props: { program } }));

export function drawNarrowings(program: Program): string {
	const props = { days: dayNarrowing(program), others: narrowings(program) };
	return drawn(render(Narrowings, { props }));
}
