/** The schedule's rows and filter choices as HTML, for the server alone. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import { filterChoices } from '$lib/program/schedule/filterChoices';
import { staticHtml } from '../staticHtml';
import Days from './Days.svelte';
import FilterChoices from './FilterChoices.svelte';

export const renderRows = (program: Program): string =>
	staticHtml(render(Days, { props: { program } }));

export const renderFilterChoices = (program: Program): string =>
	staticHtml(render(FilterChoices, { props: filterChoices(program) }));
