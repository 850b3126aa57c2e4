/** What people write for a time of day, and how a program folder wants it. */

const TWELVE = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?$/i;
const FORMS = [
	/^(\d{1,2})[.,h](\d{2})(?: ?uhr| ?h)?$/i,
	/^(\d{1,2})(?: ?uhr| ?h)?$/i,
	/^(\d{1,2})(\d{2})$/
];

function written(hour: number, minute: number): string | null {
	return hour < 24 && minute < 60 ? `${hour}:${String(minute).padStart(2, '0')}` : null;
}

/** `Use 24 hours: '14:30'.` for `2:30 pm`, `Write '10:30'.` for `10.30`; null where nobody can tell. */
export function clockMend(text: string): string | null {
	const [, date, clock = ''] = /^(?:(\d{4}-\d{2}-\d{2})[T ] ?)?(.*)$/.exec(text.trim()) ?? [];
	const inFull = (time: string) => (date ? `${date}T${time.padStart(5, '0')}` : `'${time}'`);
	const [, hours, minutes, half] = TWELVE.exec(clock) ?? [];
	if (hours && half && Number(hours) >= 1 && Number(hours) <= 12) {
		const hour = (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
		const time = written(hour, Number(minutes ?? 0));
		return time && `Use 24 hours: ${inFull(time)}.`;
	}
	const [, hour, minute = 0] = FORMS.map((form) => form.exec(clock)).find(Boolean) ?? [];
	const time = hour === undefined ? null : written(Number(hour), Number(minute));
	return time && `Write ${inFull(time)}.`;
}

/** The same for what YAML took for a number: of `10.30` it keeps 10.3. */
export function clockMendOfNumber(value: number): string | null {
	const [whole = '', fraction] = String(value).split('.');
	return clockMend(fraction === undefined ? whole : `${whole}.${fraction.padEnd(2, '0')}`);
}
