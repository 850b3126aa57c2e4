/** The rows and what they are narrowed by as HTML, for the server side only. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import Narrowings from './Narrowings.svelte';
import ScheduleRows from './ScheduleRows.svelte';
import { dayNarrowing, narrowings } from './view';

/** Svelte's markers serve hydration, and these rows are never hydrated; our text is escaped, so no comment is ours. */
export const withoutMarkers = (html: string): string => html.replaceAll(/<!--.*?-->/g, '');

export const drawRows = (program: Program): string =>
	withoutMarkers(render(ScheduleRows, { props: { program } }).body);

export function drawNarrowings(program: Program): string {
	const props = { days: dayNarrowing(program), others: narrowings(program) };
	return withoutMarkers(render(Narrowings, { props }).body);
}
