/**
 * The pictures that are drawn at build time, from the event alone: the share image (Open Graph, 1200×630)
 * and the icons of the installed app. Drawn by satori and resvg with Inter, so that no browser is needed.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { activationMap } from '../../program/art/activationMap';
import { daysName } from '../../program/schedule/byDay';
import type { EventInfo } from '../../program/model';
import { placeOf } from '../../program/schedule/place';

const require = createRequire(import.meta.url);
const font = (weight: 500 | 700) => ({
	name: 'Inter',
	weight,
	data: readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`))
});

interface Box {
	type: string;
	props: { style?: object; children?: unknown; [attribute: string]: unknown };
}
const box = (style: object, children?: unknown): Box => ({
	type: 'div',
	props: { style: { display: 'flex', ...style }, children }
});
const picture = (src: string, style: object): Box => ({ type: 'img', props: { src, style } });
const COLUMN = {
	position: 'absolute',
	left: 72,
	bottom: 64,
	width: 1056,
	flexDirection: 'column',
	gap: 14
};
const COVER = { position: 'absolute', top: 0, left: 0, width: '100%', height: '100%' };

async function png(root: Box, width: number, height: number): Promise<Buffer> {
	const svg = await satori(root as never, { width, height, fonts: [font(500), font(700)] });
	return Buffer.from(new Resvg(svg).render().asPng());
}

/** 1200×630: the activation map of the event, its name, days and place. */
export function shareImage(event: EventInfo): Promise<Buffer> {
	const when = daysName(event.days);
	const line = (text: string) => box({ fontSize: 34, fontWeight: 500, opacity: 0.9 }, text);
	const place = placeOf({ ...event.venue, address: null });
	return png(
		box({ width: 1200, height: 630, color: '#fff', fontFamily: 'Inter', background: '#0b0c10' }, [
			picture(activationMap(event.id, 'violet'), COVER),
			box({
				...COVER,
				background:
					'linear-gradient(180deg, rgba(14,8,30,.1), rgba(14,8,30,.5) 40%, rgba(14,8,30,.9))'
			}),
			box(COLUMN, [
				box({ fontSize: 76, fontWeight: 700, lineHeight: 1.08, letterSpacing: -2 }, event.name),
				line(when),
				...(place ? [line(place)] : [])
			])
		]),
		1200,
		630
	);
}

/** A square icon of `size` pixels. `maskable`: full bleed, its sign inside the safe circle of 80 %. */
export function icon(
	event: EventInfo,
	size: number,
	shape: 'rounded' | 'maskable'
): Promise<Buffer> {
	const unit = size / 64;
	const bar = (width: number) =>
		box({ width: width * unit, height: 5 * unit, borderRadius: 3 * unit, background: '#fff' });
	return png(
		box({ width: size, height: size, background: 'transparent' }, [
			box(
				{
					width: size,
					height: size,
					borderRadius: shape === 'rounded' ? 15 * unit : 0,
					overflow: 'hidden',
					alignItems: 'center',
					justifyContent: 'center'
				},
				[
					picture(activationMap(event.id, 'violet'), COVER),
					box({ ...COVER, background: 'rgba(0,0,0,.28)' }),
					box({ flexDirection: 'column', gap: 6 * unit }, [bar(28), bar(28), bar(17)])
				]
			)
		]),
		size,
		size
	);
}

/** Everything that is drawn, by its path below the root. */
export async function drawings(event: EventInfo): Promise<Map<string, Buffer>> {
	return new Map([
		['share/event.png', await shareImage(event)],
		['icons/icon-32.png', await icon(event, 32, 'rounded')],
		['icons/icon-192.png', await icon(event, 192, 'rounded')],
		['icons/icon-512.png', await icon(event, 512, 'rounded')],
		['icons/maskable-512.png', await icon(event, 512, 'maskable')],
		['icons/touch-180.png', await icon(event, 180, 'maskable')]
	]);
}
