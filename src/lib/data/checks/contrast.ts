/** Whether white text can be read on a color, and the color on white: WCAG 2.2, 1.4.3. */
import type { Place } from '../finding';
import type { Findings } from '../findings';

/** WCAG AA for text of any size. */
export const READABLE = 4.5;

function channels(color: string): number[] {
	return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

function luminance(color: string): number {
	const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
		const part = value / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. */
export function contrastWithWhite(color: string): number {
	return 1.05 / (luminance(color) + 0.05);
}

/** The same hue, only as much darker as needed. */
export function readable(color: string): string {
	const from = channels(color);
	for (let percent = 100; percent > 0; percent--) {
		const hex = from.map((value) =>
			Math.floor((value * percent) / 100)
				.toString(16)
				.padStart(2, '0')
		);
		const darker = `#${hex.join('')}`;
		if (contrastWithWhite(darker) >= READABLE) return darker;
	}
	return '#000000';
}

export function checkColor(
	color: string | null,
	name: string,
	place: Place,
	findings: Findings
): void {
	if (color === null || contrastWithWhite(color) >= READABLE) return;
	const ratio = Math.floor(contrastWithWhite(color) * 10) / 10;
	findings.error(
		place,
		`the ${name} "${color}" is too light: its contrast with white is ${ratio}:1, and text needs ${READABLE}:1 (WCAG AA)`,
		`"${readable(color)}" would do.`
	);
}
