/** Names of people who do not exist: every one is put together from parts that nobody is called. */
import type { Dice } from './dice';

const given = [
	...['Aluvi', 'Borrin', 'Cesselin', 'Dovrak', 'Elowen', 'Fintje', 'Galdra', 'Henniko', 'Ivrim'],
	...['Jolanthe', 'Kestrel', 'Lumio', 'Marrow', 'Nivette', 'Ottoline', 'Pirrin', 'Quillon', 'Rosk'],
	...['Sunniva', 'Tamsel', 'Ulvar', 'Vesper', 'Wrenna', 'Xandro', 'Ysolde', 'Zephrin', 'Éloïne'],
	...['Brùno', 'Søriel', 'Ðanil', 'Łuciel', 'Ñora', 'Žofka', 'Åskel', 'Çirine', 'Ömril', 'Íseult']
];
const first = [
	...['Copper', 'Lantern', 'Willow', 'Ember', 'Quill', 'Thistle', 'Harbor', 'Sparrow', 'Otter'],
	...['Pepper', 'Velvet', 'Marble', 'Cinder', 'Juniper', 'Saffron', 'Pebble', 'Thunder', 'Clover'],
	...['Grøn', 'Köhler', 'Třpyt', 'Brûle', 'Åske', 'Ölbaum', 'Piñon', 'Łąko', 'Ğöl', 'Světlo']
];
const second = [
	...[
		'wick',
		'mere',
		'feather',
		'thorn',
		'spindle',
		'kettle',
		'bramble',
		'quist',
		'loom',
		'fathom'
	],
	...['whistle', 'gate', 'tangle', 'pocket', 'hollow', 'ladder', 'barrel', 'needle', 'sonde', 'řek']
];
const arabic = {
	given: [
		'نورين',
		'سهيلان',
		'ريمون',
		'جودان',
		'لمياس',
		'بشران',
		'هديلة',
		'وسيمان',
		'غزلان',
		'تيمور'
	],
	family: ['الفانوسي', 'البستانية', 'الجسري', 'النولي', 'المرصدي', 'الفهرسي', 'المخبزي', 'الغيمي']
};
const hebrew = {
	given: ['אורנוש', 'תלמור', 'גליה־נור', 'ירדנוש', 'נופרון', 'אביגוש'],
	family: ['פנסוני', 'גשרוני', 'נולי', 'מפתחון', 'עננוני', 'דבורמן']
};
const chinese = {
	given: ['灯笼', '小桥', '云海', '织雨', '蜂蜜', '风铃'],
	family: ['星', '雾', '月', '雪', '霞']
};
const home = [
	...['Institute', 'Cooperative', 'Observatory', 'Guild', 'Workshop', 'University', 'Laboratory'],
	...['Archive', 'Society', 'Works', 'Collective']
];

/** `Wrenna Lanternmere`; some in other scripts. */
export function inventName(dice: Dice): string {
	const script = dice.weighted([
		['latin', 92],
		['arabic', 4],
		['hebrew', 2],
		['chinese', 2]
	] as const);
	if (script === 'arabic') return arabicName(dice);
	if (script === 'hebrew') return `${dice.pick(hebrew.given)} ${dice.pick(hebrew.family)}`;
	if (script === 'chinese') return dice.pick(chinese.family) + dice.pick(chinese.given);
	const middle = dice.chance(0.08) ? ` ${dice.pick(first).charAt(0)}.` : '';
	const double = dice.chance(0.05) ? `-${dice.pick(first)}` : '';
	return `${dice.pick(given)}${middle} ${dice.pick(first)}${dice.pick(second)}${double}`;
}

export function arabicName(dice: Dice): string {
	return `${dice.pick(arabic.given)} ${dice.pick(arabic.family)}`;
}

/** `The Ember Loom Guild`. */
export function inventAffiliation(dice: Dice): string {
	const word = dice.pick(second);
	return `${dice.pick(first)} ${word.charAt(0).toUpperCase()}${word.slice(1)} ${dice.pick(home)}`;
}
