import type { BuiltInTexts } from './built-in-texts';

/** German, du. The same facts as with Sie, in the tone of people who know each other. */
export const deDu: BuiltInTexts = {
  'first-notice': {
    name: 'Erste Nachricht (du)',
    subject: '{{ site.name }}: nicht erreichbar seit {{ incident.startTime }}',
    body: `{{ salutation }},

deine Website {{ site.name }} ({{ site.url }}) ist seit {{ incident.start }} nicht erreichbar. Besucher können die Seiten zurzeit nicht öffnen.

Ich habe den Ausfall bemerkt und arbeite daran. Du musst nichts tun.

Meine nächste Nachricht bekommst du bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  update: {
    name: 'Zwischenstand (du)',
    subject: '{{ site.name }}: Zwischenstand zum Ausfall',
    body: `{{ salutation }},

hier ist der neue Stand zu deiner Website {{ site.name }}, die seit {{ incident.start }} gestört ist.

Was sich geändert hat: {{ update.news }}

Was trotzdem geht: {{ update.workaround }}

Ich arbeite weiter daran. Meine nächste Nachricht bekommst du bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  identified: {
    name: 'Ursache gefunden (du)',
    subject: '{{ site.name }}: Ursache des Ausfalls gefunden',
    body: `{{ salutation }},

die Ursache der Störung an deiner Website {{ site.name }}, die seit {{ incident.start }} besteht, steht jetzt fest:

{{ incident.cause }}

Die Reparatur läuft. Meine nächste Nachricht bekommst du bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  resolved: {
    name: 'Behoben (du)',
    subject: '{{ site.name }} ist wieder erreichbar',
    body: `{{ salutation }},

deine Website {{ site.name }} ist wieder erreichbar. Das habe ich überprüft.

Der Ausfall dauerte von {{ incident.start }} bis {{ incident.endTime }}, insgesamt {{ incident.duration }}.

Zu deinen Daten: {{ incident.dataLoss }}

Danke für deine Geduld.

Viele Grüße
{{ me.signature }}`,
  },
  afterwards: {
    name: 'Nachbericht (du)',
    subject: '{{ site.name }}: Bericht zum Ausfall vom {{ incident.date }}',
    body: `{{ salutation }},

deine Website {{ site.name }} war von {{ incident.start }} bis {{ incident.endTime }} nicht erreichbar, insgesamt {{ incident.duration }}. Für den Ausfall bitte ich dich um Entschuldigung.

Folgen: {{ incident.dataLoss }}

Ursache: {{ incident.cause }}

Was ich getan habe: {{ incident.measures }}

Was es beim nächsten Mal verhindert: {{ incident.prevention }}

Wenn du Fragen dazu hast, antworte einfach auf diese Nachricht.

Viele Grüße
{{ me.signature }}`,
  },
  maintenance: {
    name: 'Wartung (du)',
    subject: '{{ site.name }}: Wartung ab {{ maintenance.from }}',
    body: `{{ salutation }},

an deiner Website {{ site.name }} ist eine Wartung geplant.

Was gemacht wird: {{ maintenance.what }}
Beginn: {{ maintenance.from }}
Ende: {{ maintenance.to }}
Was du davon merkst: {{ maintenance.effect }}

Passt dir der Termin nicht? Dann antworte bitte vor dem Beginn auf diese Nachricht, und ich schlage dir einen anderen vor.

Viele Grüße
{{ me.signature }}`,
  },
  answer: {
    name: 'Antwort auf Nachfrage (du)',
    subject: '{{ site.name }}: Antwort auf deine Nachfrage',
    body: `{{ salutation }},

ja, ich bin da und arbeite weiter an der Störung.

Deine Website {{ site.name }} ist seit {{ incident.start }} gestört. Der Stand jetzt: {{ update.news }}

Jeden neuen Stand bekommst du auf diesem Weg, den nächsten bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  phone: {
    name: 'Am Telefon (du)',
    subject: '{{ site.name }}: Anruf zum Ausfall',
    body: `{{ salutation }}, hier ist {{ me.name }}.

Deine Website {{ site.name }} ist seit {{ incident.startTime }} nicht erreichbar. Ich habe es bemerkt und arbeite daran.

Bis {{ update.next }} hörst du wieder von mir. Erreiche ich dich dann unter dieser Nummer?`,
  },
};
