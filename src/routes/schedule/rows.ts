/** The rows as HTML, for the server side only. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import ScheduleRows from './ScheduleRows.svelte';

/** Svelte's markers serve hydration, and these rows are never hydrated; our text is escaped, so no comment is ours. */
export const withoutMarkers = (html: string): string => html.replaceAll(/<!--.*?-->/g, '');

export const drawRows = (program: Program): string =>
	withoutMarkers(render(ScheduleRows, { props: { program } }).body);
