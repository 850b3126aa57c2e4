/** The rows and what they are narrowed by as HTML, for the server side only. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import { drawn } from '../drawn';
import Narrowings from './Narrowings.svelte';
import ScheduleRows from './ScheduleRows.svelte';
import { choicesOf } from './view';

export const drawRows = (program: Program): string =>
	drawn(render(ScheduleRows, { props: { program } }));

export const drawNarrowings = (program: Program): string =>
	drawn(render(Narrowings, { props: choicesOf(program) }));
