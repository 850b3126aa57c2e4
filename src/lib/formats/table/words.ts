/** What organizers write above their columns. The words at the front of a list are the surer ones. */
import type { LinkKind } from '../../program/model';

export type Field =
	| ('title' | 'subtitle' | 'description' | 'date' | 'day' | 'start' | 'end' | 'endDate')
	| ('duration' | 'room' | 'track' | 'kind' | 'speakers' | 'firstName' | 'lastName' | 'authors')
	| ('paperAuthors' | 'affiliation' | 'bio' | 'language' | 'status' | 'id' | 'notes' | 'zone')
	| ('online' | 'link' | 'aliases');

/** Fields that several columns may tell together. */
export const shared: Field[] = [
	...(['description', 'speakers', 'authors', 'affiliation', 'link', 'notes', 'bio'] as const)
];

/** In a language a word each; without accents, case, plural and numbers (see `plainHeader`). */
export const words: Record<Exclude<Field, 'link'>, string> = {
	title:
		'title, session title, talk title, presentation title, paper title, event title, activity title, ' +
		'proposal title, submission title, session name, talk name, event name, titel, titulo, titre, ' +
		'titolo, subject, session, talk, presentation, vortrag, veranstaltung, sesion, charla, activity, ' +
		'program item, programme item, agenda item, item, event, paper, topic, thema, what, name, nombre, nom',
	subtitle: 'subtitle, untertitel, subtitulo, sous titre',
	description:
		'abstract, description, summary, session description, talk description, event description, ' +
		'detail, about, session abstract, short description, long description, beschreibung, ' +
		'zusammenfassung, descripcion, resumen, resume, descrizione, about the session',
	date: 'date, session date, event date, start date, datum, fecha, data',
	day: 'day, program day, programme day, session day, weekday, conference day, tag, wochentag, dia, jour, giorno',
	start:
		'start, start time, start at, session start, event start, time start, begin, beginning, beginn, ' +
		'anfang, start date time, start datetime, date time, datetime, time, from, time slot, timeslot, ' +
		'slot, when, hour, local time, uhrzeit, zeit, von, hora inicio, hora de inicio, inicio, hora, ' +
		'heure, debut, heure de debut, orario, ora',
	end:
		'end, end time, end at, session end, event end, time end, end date time, end datetime, finish, ' +
		'finish time, until, till, to, ende, bis, hora fin, hora de fin, fin, heure de fin, fine',
	endDate: 'end date, enddatum, fecha fin, date de fin',
	duration:
		'duration, session duration, talk duration, length, session length, talk length, minute, min, ' +
		'dauer, duracion, duree, durata',
	room:
		'room, room name, location, venue, place, where, hall, stage, auditorium, space, raum, saal, ort, ' +
		'buhne, sala, lugar, aula, salle, lieu, ubicacion, luogo',
	track:
		'track, track name, session track, stream, theme, strand, subject area, category, section, ' +
		'session group, strang, eje, piste',
	kind:
		'type, session type, talk type, event type, presentation type, proposal type, submission type, ' +
		'kind, format, session format, talk format, typ, art, tipo, formato',
	speakers:
		'speaker, speaker name, session speaker, presenter, presenter name, presenting author, presented by, ' +
		'facilitator, panelist, panellist, instructor, lecturer, host, moderator, who, by, people, person, ' +
		'participant, performer, referent, referentin, referenten, sprecher, vortragende, redner, ponente, orateur, intervenant, ' +
		'relatore, speaker full name',
	firstName: 'first name, speaker first name, given name, vorname',
	lastName: 'last name, speaker last name, family name, surname, nachname',
	authors: 'author, author name, paper author, written by, autor, auteur, autore, verfasser',
	paperAuthors: 'author of the paper',
	affiliation:
		'affiliation, speaker affiliation, author affiliation, organization, organisation, company, ' +
		'institution, institute, university, employer, org, speaker organization, speaker organisation, ' +
		'speaker company, firma, organisationen, empresa, entreprise',
	bio: 'bio, biography, speaker bio, speaker biography, about the speaker, biografie',
	language: 'language, lang, session language, spoken language, sprache, langue, idioma, lingua',
	status:
		'status, state, session status, session state, proposal state, submission state, cancelled, ' +
		'canceled, abgesagt, estado',
	id:
		'id, session id, talk id, event id, item id, program item id, proposal id, submission id, paper id, ' +
		'identifier, uid, uuid, guid, event key, session key, key, session code, proposal code, code, kennung',
	notes:
		'note, comment, remark, internal note, private note, organizer note, organiser note, to do, todo, ' +
		'notiz, bemerkung, anmerkung, kommentar, nota, commentaire',
	zone: 'time zone, timezone, tz, zeitzone, zona horaria, fuseau horaire',
	online:
		'online, online link, zoom, zoom link, meeting link, meeting url, join, join link, join url, ' +
		'webinar, webinar link, virtual link, join online',
	aliases: 'alias, other title, also known as'
};

/** Without `kind` by the label and the address. */
export const linkWords: [LinkKind | null, string][] = [
	[
		'slides',
		'slide, slide link, slide url, slide deck, deck, presentation link, presentation url, folien'
	],
	[
		'video',
		'video, video link, video url, recording, recording link, recording url, youtube, aufzeichnung'
	],
	['preprint', 'preprint, arxiv, arxiv link, preprint link'],
	['paper', 'paper link, paper url, paper pdf, pdf, pdf link, doi, proceeding'],
	['code', 'code link, code url, source code, repository, repo, github, git'],
	['live', 'live, live stream, livestream, stream link, stream url, live link'],
	['survey', 'survey, feedback, feedback link, feedback url, survey link'],
	['project', 'project, project page, project link'],
	['background', 'background, background reading'],
	['homepage', 'homepage, home page, website, web site'],
	[
		null,
		'link, url, web, web page, page, session url, session link, event url, permalink, more info, resource'
	]
];

/** What a word may stand for where a surer column has its first meaning. */
export const second: Record<string, Field> = {
	session: 'track',
	topic: 'track',
	thema: 'track',
	name: 'speakers',
	nombre: 'speakers',
	nom: 'speakers'
};
