import { clockTime, describeFirstWay } from '../support/e2e-first-way';

const weekdays = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];
const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const moment = (at: Date): string =>
  `${weekdays[at.getDay()] ?? ''}, ${at.getDate()}. ${months[at.getMonth()] ?? ''}, ${clockTime(at)} Uhr`;
const lasting = (seconds: number): string => (seconds < 60 ? `${seconds} Sek.` : `${Math.floor(seconds / 60)} Min.`);

describeFirstWay({
  language: 'de',
  titles: ['Bäckerei Müller', 'Kanzlei Weber &amp; Söhne', 'Töpferei Lindner'],
  siteName: 'Bäckerei Müller',
  client: {
    id: 'mueller',
    name: 'Bäckerei Müller GmbH',
    contact: 'Frau Müller',
    language: 'de',
    formality: 'sie',
    email: 'info+web@baeckerei-mueller.example',
  },
  sender: { name: 'Jana Kühn', signature: 'Jana Kühn\nWebdesign & mehr' },
  allWell: 'Alle 3 Seiten erreichbar',
  oneDown: 'Eine Seite nicht erreichbar',
  wellHeading: 'Alle 3 Seiten erreichbar.',
  downHeading: 'Eine Seite nicht erreichbar.',
  menuLine: (since) => `Bäckerei Müller: nicht erreichbar seit ${since}`,
  downNotice: {
    title: 'Bäckerei Müller nicht erreichbar',
    body: (since) => `seit ${since}, der Server nimmt keine Verbindung an`,
  },
  recoveredNotice: {
    title: 'Bäckerei Müller wieder erreichbar',
    body: (seconds) => `nach ${lasting(seconds)}`,
  },
  causeSentence: 'der Server nimmt keine Verbindung an',
  timeline: {
    open: [
      'Erste fehlgeschlagene Prüfung: der Server nimmt keine Verbindung an',
      'Durch 2 fehlgeschlagene Prüfungen in Folge bestätigt',
      'Meldung auf dem Bildschirm gezeigt',
    ],
    prepared: 'Nachricht „Erste Nachricht“ an Bäckerei Müller GmbH vorbereitet (Mailprogramm)',
    recovered: (seconds) => `Wieder erreichbar nach ${lasting(seconds)}`,
  },
  mail: {
    subject: (start) => `Bäckerei Müller: nicht erreichbar seit ${clockTime(start)} Uhr`,
    body: ({ start, next }) => `Guten Tag Frau Müller,

Ihre Website Bäckerei Müller ist seit ${moment(start)} nicht erreichbar.

Besucher können die Seiten zurzeit nicht öffnen.

Ich habe den Ausfall bemerkt und arbeite daran. Sie müssen nichts tun.

Meine nächste Nachricht bekommen Sie bis ${next} Uhr.

Freundliche Grüße
Jana Kühn
Webdesign & mehr`,
  },
  endedHeading: (seconds) => `Bäckerei Müller war ${lasting(seconds)} nicht erreichbar`,
  countsAs: 'Ausfall',
  csvHeader:
    'Kennung,Seite,Adresse,Kunde,Ursache,Zählt als,Letzte gute Prüfung (UTC),Beginn (UTC),Ende (UTC),Dauer in Sekunden,Bekannt seit (UTC),Kunde benachrichtigt (UTC),Kunde bemerkte es (UTC),Schlagwörter,Verlauf',
});
