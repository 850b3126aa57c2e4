/**
 * The schedule's list as its page uses it. The page sets the filter and reads what is shown; this keeps the
 * server's HTML in step with the filter, the clock, the zone, the agenda and the live day.
 */
import { MediaQuery } from 'svelte/reactivity';
import { followedAddress } from '$lib/phone/base/followedAddress';
import { lazy } from '$lib/phone/base/lazy';
import { nextTask } from '$lib/phone/base/nextTask';
import type { Phone } from '$lib/phone/phone';
import { programFiles } from '$lib/phone/program/program.svelte';
import { ProgramSearch, type SearchAnswer } from '$lib/phone/program/programSearch';
import type { Live } from '$lib/program/live/live';
import type { Id } from '$lib/program/model';
import {
	filterAddress,
	isFiltering,
	matching,
	NO_FILTER,
	readFilter,
	type Filter
} from '$lib/program/schedule/filter';
import { followChoices, markChosen } from './filterControls';
import type { LiveSchedule } from './liveSchedule';
import { followOnScreen } from './onScreen';
import type { RowMatches } from './rowGroup';
import { ScheduleRows } from './scheduleRows';

/** The width from which style shows the grid in place of the rows, if it is chosen. */
const GRID_FITS = 'min-width: 60rem';

const loadLive = lazy(() => import('./liveSchedule'));

export class ScheduleList {
	readonly #phone: Phone;
	readonly #address = followedAddress();
	readonly #gridFits = new MediaQuery(GRID_FITS);
	#rows: ScheduleRows | null = null;
	#choices: HTMLElement | null = null;
	#search: ProgramSearch | null = null;
	#live: LiveSchedule | null = null;

	filter = $state.raw<Filter>(NO_FILTER);
	readonly isFiltered = $derived(isFiltering(this.filter));
	/** What is searched for; the answer may be on its way. */
	readonly #query = $derived(this.filter.q.trim());
	#answer = $state.raw<SearchAnswer | null>(null);
	#count = $state.raw<number | null>(null);

	/** The grid's line at the present minute, while it has one. */
	#gridMark = $state.raw<HTMLElement | null>(null);
	#currentRow = $state.raw<HTMLElement | null>(null);
	readonly #current = $derived(
		this.filter.view === 'grid' && this.#gridFits.current ? this.#gridMark : this.#currentRow
	);
	#currentOnScreen = $state.raw(true);

	/** For a component, while it is made. */
	constructor(phone: Phone) {
		this.#phone = phone;
	}

	/** How many sessions the filter lets through; null without a filter, or before the first answer. */
	get count(): number | null {
		return this.#count;
	}

	/** Which words were taken for a misspelled query, in words; empty where it was found as typed. */
	get instead(): string {
		return this.#query && this.#answer ? this.#answer.instead : '';
	}

	/** What the search found; null without a query, or before the first answer. */
	get found(): ReadonlySet<Id> | null {
		return this.#query && this.#answer ? this.#answer.ids : null;
	}

	/** What is on now or comes next, if it can't be seen. */
	get currentOffScreen(): HTMLElement | null {
		return this.#currentOnScreen ? null : this.#current;
	}

	/** Somebody is about to search: reads the program and the rows. */
	prepareSearch(): void {
		this.#startSearch();
		this.#rows?.readAhead();
	}

	/** Changes the filter, and the address with it. @param when `soon`: somebody types */
	choose(part: Partial<Filter>, when: 'now' | 'soon' = 'now'): void {
		this.filter = { ...this.filter, ...part };
		this.#address[when]((present) => filterAddress(present, this.filter));
	}

	/** For `{@attach}` on the element around the filter's choices. */
	readonly attachChoices = (choices: HTMLElement) => {
		this.#choices = choices;
		$effect(() => markChosen(choices, this.filter));
		return followChoices(choices, (field, value) => this.choose({ [field]: value }));
	};

	/** For `{@attach}` on the element around the rows. */
	readonly attachRows = (root: HTMLElement) => {
		const rows = (this.#rows = new ScheduleRows(root));
		// after going back, the router still has the page's first address; the browser has the present one
		this.filter = readFilter(new URLSearchParams(location.search));
		void nextTask().then(() => rows.skipFarDays());
		$effect(() => {
			if (this.#query) this.#startSearch().find(this.#query);
		});
		$effect(() => this.#showLiveDay(root));
		$effect(() => this.#showMoment(rows));
		$effect(() => rows.setKept(this.#phone.agenda.kept));
		$effect(() => this.#showMatches(rows));
		$effect(() => {
			if (!this.#current) return;
			return followOnScreen(this.#current, (onScreen) => (this.#currentOnScreen = onScreen));
		});
		return () => {
			this.#search?.end();
			this.#live?.end();
			this.#rows = null;
		};
	};

	/** For `{@attach}` on the grid's line at the present minute. */
	readonly attachGridMark = (mark: HTMLElement) => {
		this.#gridMark = mark;
		return () => (this.#gridMark = null);
	};

	#startSearch(): ProgramSearch {
		if (this.#search) return this.#search;
		this.#search = new ProgramSearch(programFiles, (answer) => (this.#answer = answer));
		if (this.#live?.shown) this.#search.take(this.#live.shown.revisions);
		return this.#search;
	}

	#showMoment(rows: ScheduleRows): void {
		const { moment, zone } = this.#phone;
		rows.setMoment({ now: moment, zone: zone.zone, venue: zone.venue });
		this.#currentRow = rows.current();
	}

	#showMatches(rows: ScheduleRows): void {
		const [query, answer] = [this.#query, this.#answer];
		// until the search answers, the rows stay as they are
		if (query && answer?.query !== query) return;
		const ids = query ? answer?.ids : null;
		const matches = matching(this.filter);
		const rowMatches: RowMatches = (id, onDay, { dataset, classList }) =>
			(!ids || ids.has(id)) &&
			matches((facet, value) => {
				if (facet === 'day') return onDay === value;
				if (facet === 'room') return (dataset.rooms ?? '').split(' ').includes(value);
				return classList.contains(facet === 'track' ? `track-${value}` : value);
			});
		this.#count = rows.setFilter(this.isFiltered ? rowMatches : null);
		this.#currentRow = rows.current();
	}

	#showLiveDay(root: HTMLElement): void {
		if (__STATIC__) return;
		const live = this.#phone.day.onPhone?.live;
		if (!live || (!this.#live && live.revisions.length === 0)) return;
		// offline, and not stored: the rows stay as printed until the next revision
		void this.#renderLive(live, root).catch(() => undefined);
	}

	async #renderLive(live: Live, root: HTMLElement): Promise<void> {
		const { LiveSchedule } = await loadLive();
		const [rows, choices, phone] = [this.#rows, this.#choices, this.#phone];
		// meanwhile the reader may have left, or a later revision may have been rendered
		if (!rows || !choices || live !== phone.day.onPhone?.live) return;
		this.#live ??= new LiveSchedule(root, choices, live.printed.program);
		rows.reread(this.#live.show(live, { zone: phone.zone.zone, kept: phone.agenda.kept }));
		this.#search?.take(live.revisions);
		markChosen(choices, this.filter);
		this.#showMoment(rows);
		this.#showMatches(rows);
	}
}
