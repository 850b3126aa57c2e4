/** The other languages of an invented event. Few words each: they are here for their scripts. */
import type { Tongue } from './tongue';

export const arabic: Tongue = {
	language: 'ar',
	titles: [
		'{deeds} {things} {kinds}',
		'كيف تعلّمنا {deeds} {things}',
		'من {things} إلى {things}: {deeds} {crowds}',
		'{crowds} و{crowds} ({year})',
		'لماذا يحتاج كل {things} إلى {things} {kinds}؟'
	],
	sentences: [
		'بدأنا {deeds} {crowds} قبل سنوات، ولم يتوقع أحد أن يخرج منها {things} {kinds}.',
		'نعرض في هذه الجلسة {things} {kinds} خطوة بخطوة، ثم نجيب عن أسئلتكم.',
		'لا حاجة إلى معرفة سابقة بـ{crowds}، ويكفي أن تحب {crowds}.',
		'نصف {crowds} لم يعمل، وسنشرح لماذا.'
	],
	words: {
		things: ['فانوس', 'بستان', 'أرشيف', 'ميناء', 'جسر', 'مرصد', 'فهرس', 'مخبز', 'مترجم', 'نول'],
		crowds: ['الخرائط', 'الساعات', 'البذور', 'المكتبات', 'العواصف', 'الخطوط', 'القطارات', 'النحل'],
		kinds: ['صغير', 'بطيء', 'صبور', 'منسي', 'متنقل', 'مشترك', 'هادئ'],
		deeds: ['إصلاح', 'قياس', 'رسم', 'تعليم', 'ترتيب', 'مشاركة', 'اختبار', 'ترجمة'],
		year: ['٢٠٢١', '٢٠٢٤', '2030', 'v2.1']
	},
	space: ' '
};

export const hebrew: Tongue = {
	language: 'he',
	titles: [
		'{deeds} {crowds} {kinds}',
		'איך למדנו {deeds} {crowds}',
		'מ{things} אל {things}: {deeds} {crowds}',
		'למה כל {things} צריך {things}? (חלק 2)'
	],
	sentences: [
		'התחלנו {deeds} {crowds} לפני שנים, ואיש לא ציפה שייצא מזה {things}.',
		'במפגש הזה נציג {things} צעד אחר צעד ונענה על שאלות.',
		'אין צורך בידע קודם על {crowds}.'
	],
	words: {
		things: ['פנס', 'גן', 'ארכיון', 'נמל', 'גשר', 'מפתח', 'מאפה', 'מהדר', 'נול'],
		crowds: ['מפות', 'שעונים', 'זרעים', 'ספריות', 'סערות', 'רכבות', 'דבורים'],
		kinds: ['קטנות', 'איטיות', 'סבלניות', 'ניידות', 'שקטות'],
		deeds: ['לתקן', 'למדוד', 'לצייר', 'ללמד', 'לסדר', 'לתרגם']
	},
	space: ' '
};

const chinese: Tongue = {
	language: 'zh-Hans',
	titles: [
		'{kinds}{things}的{deeds}',
		'从{things}到{things}：{deeds}{crowds}',
		'为什么每个{things}都需要{things}？'
	],
	sentences: [
		'我们多年前开始{deeds}{crowds}，谁也没想到会有一个{kinds}{things}。',
		'本场将一步一步展示{kinds}{things}。',
		'不需要了解{crowds}。'
	],
	words: {
		things: ['灯笼', '花园', '档案', '港口', '桥梁', '索引', '编译器', '织机', '天文台'],
		crowds: ['地图', '钟表', '种子', '图书馆', '风暴', '夜车', '蜜蜂'],
		kinds: ['小', '慢', '耐心的', '被遗忘的', '可移动的', '共享的'],
		deeds: ['修理', '测量', '绘制', '教学', '整理', '翻译']
	},
	space: ''
};

const japanese: Tongue = {
	language: 'ja',
	titles: [
		'{kinds}{things}を{deeds}',
		'{things}から{things}へ',
		'なぜ{things}に{things}が要るのか'
	],
	sentences: ['{kinds}{things}を{deeds}話をします。', '{things}の知識は要りません。'],
	words: {
		things: ['ランタン', '庭', '図書館', '港', '橋', 'コンパイラ', '時計', 'パン屋'],
		kinds: ['小さな', '遅い', '忘れられた', '静かな'],
		deeds: ['直す', '測る', '描く', '教える']
	},
	space: ''
};

const french: Tongue = {
	language: 'fr',
	titles: [
		'{deeds} des {crowds} {kinds}',
		'L’été où nous avons appris à {deeds} des {crowds}',
		'À quoi bon {deeds} des {crowds} ?'
	],
	sentences: [
		'Nous avons commencé à {deeds} des {crowds}, et personne n’espérait des {crowds} {kinds}.',
		'Où l’on verra naître, pas à pas, des {crowds} {kinds}.'
	],
	words: {
		crowds: ['forêts', 'horloges', 'bibliothèques', 'tempêtes', 'lumières', 'dépôts', 'abeilles'],
		kinds: ['oubliés', 'très légers', 'à partager', 'réversibles'],
		deeds: ['réparer', 'mesurer', 'dessiner', 'compiler', 'élever']
	},
	space: ' '
};

const german: Tongue = {
	language: 'de',
	titles: [
		'{kinds} {crowds} {deeds}',
		'Wie man {crowds} nicht {deeds} sollte',
		'Über {crowds} und {crowds}'
	],
	sentences: [
		'Wir wollten {kinds} {crowds} {deeds}, und daraus wurde etwas Größeres.',
		'Vorkenntnisse über {crowds} sind nicht nötig.'
	],
	words: {
		crowds: [
			'Gärten',
			'Übersetzer',
			'Straßenkarten',
			'Türme',
			'Bäckereien',
			'Webstühle',
			'Prüfläufe'
		],
		kinds: ['schläfrige', 'verläßliche', 'übersehene', 'kühne', 'größere'],
		deeds: ['flicken', 'zählen', 'weiterführen', 'übersetzen']
	},
	space: ' '
};

const ukrainian: Tongue = {
	language: 'uk',
	titles: [
		'{deeds} {crowds}: перші кроки',
		'Чого нас навчили {crowds}',
		'Як {deeds} {kinds} {crowds}'
	],
	sentences: ['Ми почали {deeds} {crowds} багато років тому.', 'Знання про {crowds} не потрібні.'],
	words: {
		crowds: ['ліхтарі', 'архіви', 'мапи', 'годинники', 'бджоли', 'мости'],
		kinds: ['тихі', 'забуті', 'повільні', 'маленькі'],
		deeds: ['лагодити', 'вимірювати', 'малювати', 'їсти']
	},
	space: ' '
};

/** What an English event hears besides English, and how often. */
export const guests: readonly (readonly [Tongue, number])[] = [
	[french, 4],
	[german, 4],
	[chinese, 3],
	[arabic, 3],
	[hebrew, 2],
	[japanese, 2],
	[ukrainian, 2]
];
