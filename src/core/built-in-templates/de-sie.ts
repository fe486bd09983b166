import type { BuiltInTexts } from './built-in-texts';

/** German, Sie. What each phase holds and what it never holds stands in docs/templates.md. */
export const deSie: BuiltInTexts = {
  'first-notice': {
    name: 'Erste Nachricht',
    subject: '{{ site.name }}: nicht erreichbar seit {{ incident.startTime }}',
    body: `{{ salutation }},

Ihre Website {{ site.name }} ({{ site.url }}) ist seit {{ incident.start }} nicht erreichbar. Besucher können die Seiten zurzeit nicht öffnen.

Ich habe den Ausfall bemerkt und arbeite daran. Sie müssen nichts tun.

Meine nächste Nachricht bekommen Sie bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  update: {
    name: 'Zwischenstand',
    subject: '{{ site.name }}: Zwischenstand zum Ausfall',
    body: `{{ salutation }},

hier ist der neue Stand zu Ihrer Website {{ site.name }}, die seit {{ incident.start }} gestört ist.

Was sich geändert hat: {{ update.news }}

Was trotzdem geht: {{ update.workaround }}

Ich arbeite weiter daran. Meine nächste Nachricht bekommen Sie bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  identified: {
    name: 'Ursache gefunden',
    subject: '{{ site.name }}: Ursache des Ausfalls gefunden',
    body: `{{ salutation }},

die Ursache der Störung an Ihrer Website {{ site.name }}, die seit {{ incident.start }} besteht, steht jetzt fest:

{{ incident.cause }}

Die Reparatur läuft. Meine nächste Nachricht bekommen Sie bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  resolved: {
    name: 'Behoben',
    subject: '{{ site.name }} ist wieder erreichbar',
    body: `{{ salutation }},

Ihre Website {{ site.name }} ist wieder erreichbar. Das habe ich überprüft.

Der Ausfall dauerte von {{ incident.start }} bis {{ incident.endTime }}, insgesamt {{ incident.duration }}.

Zu Ihren Daten: {{ incident.dataLoss }}

Vielen Dank für Ihre Geduld.

Freundliche Grüße
{{ me.signature }}`,
  },
  afterwards: {
    name: 'Nachbericht',
    subject: '{{ site.name }}: Bericht zum Ausfall vom {{ incident.date }}',
    body: `{{ salutation }},

Ihre Website {{ site.name }} war von {{ incident.start }} bis {{ incident.endTime }} nicht erreichbar, insgesamt {{ incident.duration }}. Für den Ausfall bitte ich Sie um Entschuldigung.

Folgen: {{ incident.dataLoss }}

Ursache: {{ incident.cause }}

Was ich getan habe: {{ incident.measures }}

Was es beim nächsten Mal verhindert: {{ incident.prevention }}

Wenn Sie Fragen dazu haben, antworten Sie einfach auf diese Nachricht.

Freundliche Grüße
{{ me.signature }}`,
  },
  maintenance: {
    name: 'Wartung',
    subject: '{{ site.name }}: Wartung ab {{ maintenance.from }}',
    body: `{{ salutation }},

an Ihrer Website {{ site.name }} ist eine Wartung geplant.

Was gemacht wird: {{ maintenance.what }}
Beginn: {{ maintenance.from }}
Ende: {{ maintenance.to }}
Was Sie davon merken: {{ maintenance.effect }}

Passt Ihnen der Termin nicht? Dann antworten Sie bitte vor dem Beginn auf diese Nachricht, und ich schlage Ihnen einen anderen vor.

Freundliche Grüße
{{ me.signature }}`,
  },
  answer: {
    name: 'Antwort auf Nachfrage',
    subject: '{{ site.name }}: Antwort auf Ihre Nachfrage',
    body: `{{ salutation }},

ja, ich bin da und arbeite weiter an der Störung.

Ihre Website {{ site.name }} ist seit {{ incident.start }} gestört. Der Stand jetzt: {{ update.news }}

Jeden neuen Stand bekommen Sie auf diesem Weg, den nächsten bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  phone: {
    name: 'Am Telefon',
    subject: '{{ site.name }}: Anruf zum Ausfall',
    body: `{{ salutation }}, hier ist {{ me.name }}.

Ihre Website {{ site.name }} ist seit {{ incident.startTime }} nicht erreichbar. Ich habe es bemerkt und arbeite daran.

Bis {{ update.next }} hören Sie wieder von mir. Erreiche ich Sie dann unter dieser Nummer?`,
  },
};
