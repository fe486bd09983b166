import type { Language } from '../../../src/core/language';
import type { MessagePhase } from '../../../src/core/template';

/** A whole message, and what it leaves out: that is no matter of a sentence. */
export interface CorpusMessage {
  language: Language;
  phase: MessagePhase;
  body: string;
  leavesOut: ('next-update' | 'affected' | 'data-loss')[];
}

const de = (phase: MessagePhase, body: string, ...leavesOut: CorpusMessage['leavesOut']): CorpusMessage => ({
  language: 'de',
  phase,
  body,
  leavesOut,
});
const en = (phase: MessagePhase, body: string, ...leavesOut: CorpusMessage['leavesOut']): CorpusMessage => ({
  language: 'en',
  phase,
  body,
  leavesOut,
});

export const corpusMessages: CorpusMessage[] = [
  de('first-notice', 'Ihre Website ist seit 01:32 Uhr nicht erreichbar. Ich arbeite daran.', 'next-update'),
  de('first-notice', 'Ihr Shop ist nicht erreichbar. Ich arbeite daran und melde mich bis 02:30 Uhr wieder.'),
  de('first-notice', 'Ich habe einen Ausfall bemerkt. Meine nächste Nachricht kommt bis 02:30 Uhr.', 'affected'),
  de('first-notice', 'Es gibt eine Störung. Ich arbeite daran.', 'affected', 'next-update'),
  de('first-notice', 'Bäckerei Müller ist nicht erreichbar. In 30 Minuten schreibe ich dir wieder.'),
  de('first-notice', 'Deine Seite ist weg. Ich melde mich, sobald ich mehr weiß.', 'next-update'),
  de('first-notice', 'Dein Shop ist seit 01:32 Uhr nicht erreichbar. Ich melde mich bald.', 'next-update'),
  de('first-notice', 'Ihre E-Mails sind gestört. Von mir hören Sie um 03:00 Uhr.'),
  de('update', 'Die Startseite Ihres Shops lädt wieder. Der Warenkorb noch nicht.', 'next-update'),
  de('update', 'Der Shop lädt wieder, das Formular nicht. Den nächsten Stand schicke ich gegen 16 Uhr.'),
  de('update', 'Der Shop ist weiter gestört. Wir informieren Sie stündlich.'),
  de('identified', 'Der Speicher Ihrer Website war voll. Die Reparatur läuft.', 'next-update'),
  de('identified', 'Der Speicher der Website war voll. Bis 11:00 Uhr bekommst du Bescheid.'),
  de('answer', 'Ja, ich bin da. Der Shop ist noch gestört.', 'next-update'),
  de('answer', 'Ja, ich bin da. Der Shop ist noch gestört. Um 12:30 Uhr rufe ich Sie an.'),
  de('phone', 'Ihre Website ist nicht erreichbar. Darf ich Sie um 9 Uhr noch einmal anrufen?'),
  de('phone', 'Ihre Website ist nicht erreichbar. Ich arbeite daran.', 'next-update'),
  de('resolved', 'Ihre Website ist wieder erreichbar. Danke für Ihre Geduld.', 'data-loss'),
  de('resolved', 'Ihre Website ist wieder erreichbar. Es ist nichts verloren gegangen.'),
  de('resolved', 'Ihr Shop ist wieder erreichbar. Zwei Bestellungen fehlen.'),
  de('resolved', 'Dein Shop ist wieder erreichbar. Alle Daten sind vollständig.'),
  de('resolved', 'Es geht wieder. Danke.', 'affected', 'data-loss'),
  de('resolved', 'Der Shop ist wieder da. Die Bestellungen der Nacht sind alle erhalten.'),
  de('maintenance', 'Am Montag von 06:00 bis 07:00 Uhr ist Ihr Shop nicht erreichbar.'),
  de('maintenance', 'Am Montag von 06:00 bis 07:00 Uhr ist eine Wartung geplant.', 'affected'),
  de('afterwards', 'Ihr Shop war am Samstag 48 Minuten nicht erreichbar. Dafür bitte ich um Entschuldigung.'),
  en('first-notice', 'Your website has been unavailable since 01:32. I am working on it.', 'next-update'),
  en('first-notice', 'Your shop is down. I will write again by 02:30.'),
  en('first-notice', 'There is an outage. You will hear from me by 02:30.', 'affected'),
  en('first-notice', 'Your shop is down. I will keep you posted.', 'next-update'),
  en('first-notice', 'Your e-mail is down. My next message comes in 30 minutes.'),
  en('update', 'The home page of your shop loads again. The basket does not.', 'next-update'),
  en('update', 'The shop loads again, the form does not. The next update follows at 4 pm.'),
  en('identified', 'Your website had run out of space. The repair is under way.', 'next-update'),
  en('identified', 'Your website had run out of space. I will call you at 11:00.'),
  en('answer', 'Yes, I am here. The shop is still down.', 'next-update'),
  en('answer', 'Yes, I am here. The shop is still down. I will be in touch by noon.'),
  en('phone', 'Your website is down. May I call you again at 9?'),
  en('resolved', 'Your website is available again. Thank you for your patience.', 'data-loss'),
  en('resolved', 'Your website is available again. Nothing was lost.'),
  en('resolved', 'Your shop is available again. Two orders are missing.'),
  en('resolved', 'It works again. Thank you.', 'affected', 'data-loss'),
  en('resolved', 'Your shop is available again. All orders are complete.'),
  en('maintenance', 'On Monday from 06:00 to 07:00 your shop will be unavailable.'),
  en('maintenance', 'Maintenance is planned on Monday from 06:00 to 07:00.', 'affected'),
  en('afterwards', 'Your shop was down for 48 minutes on Saturday. I apologise for this.'),
];
