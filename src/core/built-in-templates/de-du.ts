import type { BuiltInTexts } from './built-in-texts';

/** German, du. The same facts as with Sie, in the tone of people who know each other. */
export const deDu: BuiltInTexts = {
  'first-notice': {
    name: 'Erste Nachricht (du)',
    subject: '{{ sites.names }}: nicht erreichbar seit {{ incident.startTime }}',
    body: `{{ salutation }},

{% if sites.differ %}
deine Websites {{ sites.names }} sind nicht erreichbar:

{{ sites.list }}

{% else %}
{{ sites.count | plural: "deine Website", "deine Websites" }} {{ sites.names }} {{ sites.count | plural: "ist", "sind" }} seit {{ incident.start }} nicht erreichbar.

{% endif %}
{% if incident.extent %}
Betroffen: {{ incident.extent }}
{% else %}
Besucher können die Seiten zurzeit nicht öffnen.
{% endif %}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}

Ich habe den Ausfall bemerkt und arbeite daran. Du musst nichts tun.
{% if backup.last %}

Die letzte Sicherung vor dem Ausfall ist von {{ backup.last }}. Was danach geändert wurde, enthält sie nicht.
{% endif %}

Meine nächste Nachricht bekommst du bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  update: {
    name: 'Zwischenstand (du)',
    subject: '{{ sites.names }}: Zwischenstand zum Ausfall',
    body: `{{ salutation }},

hier ist der neue Stand zu {{ sites.count | plural: "deiner Website", "deinen Websites" }} {{ sites.names }}. Die Störung besteht seit {{ incident.start }}.

Was sich geändert hat: {{ update.news }}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}
{% if update.workaround %}

Was trotzdem geht: {{ update.workaround }}
{% endif %}
{% if incident.worker %}

Wer daran arbeitet: {{ incident.worker }}
{% endif %}

Ich arbeite weiter daran. Meine nächste Nachricht bekommst du bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  identified: {
    name: 'Ursache gefunden (du)',
    subject: '{{ sites.names }}: Ursache des Ausfalls gefunden',
    body: `{{ salutation }},

die Ursache der Störung an {{ sites.count | plural: "deiner Website", "deinen Websites" }} {{ sites.names }}, die seit {{ incident.start }} besteht, steht jetzt fest:

{{ incident.cause }}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}

Die Reparatur läuft. Meine nächste Nachricht bekommst du bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  resolved: {
    name: 'Behoben (du)',
    subject: '{{ sites.names }} {{ sites.count | plural: "ist", "sind" }} wieder erreichbar',
    body: `{{ salutation }},

{{ sites.count | plural: "deine Website", "deine Websites" }} {{ sites.names }} {{ sites.count | plural: "ist", "sind" }} wieder erreichbar. Das habe ich überprüft.

{% if sites.differ %}
So lange dauerte der Ausfall:

{{ sites.list }}
{% else %}
Der Ausfall dauerte von {{ incident.start }} bis {{ incident.endTime }}, insgesamt {{ incident.duration }}.
{% endif %}

Zu deinen Daten: {{ incident.dataLoss }}
{% if backup.last %}

Die letzte Sicherung vor dem Ausfall ist von {{ backup.last }}. Was danach geändert wurde, enthält sie nicht.
{% endif %}

Danke für deine Geduld.

Viele Grüße
{{ me.signature }}`,
  },
  afterwards: {
    name: 'Nachbericht (du)',
    subject: '{{ sites.names }}: Bericht zum Ausfall vom {{ incident.date }}',
    body: `{{ salutation }},

{% if sites.differ %}
deine Websites {{ sites.names }} waren nicht erreichbar:

{{ sites.list }}
{% else %}
{{ sites.count | plural: "deine Website", "deine Websites" }} {{ sites.names }} {{ sites.count | plural: "war", "waren" }} von {{ incident.start }} bis {{ incident.endTime }} nicht erreichbar, insgesamt {{ incident.duration }}.
{% endif %}

Für den Ausfall bitte ich dich um Entschuldigung.

Folgen: {{ incident.dataLoss }}

Ursache: {{ incident.cause }}

Was ich getan habe: {{ incident.measures }}

Was es beim nächsten Mal verhindert: {{ incident.prevention }}
{% if host.name %}

Hosting: {{ host.name }}
{% endif %}

Wenn du Fragen dazu hast, antworte einfach auf diese Nachricht.

Viele Grüße
{{ me.signature }}`,
  },
  maintenance: {
    name: 'Wartung (du)',
    subject: '{{ sites.names }}: Wartung ab {{ maintenance.from }}',
    body: `{{ salutation }},

an {{ sites.count | plural: "deiner Website", "deinen Websites" }} {{ sites.names }} ist eine Wartung geplant.

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
    subject: '{{ sites.names }}: Antwort auf deine Nachfrage',
    body: `{{ salutation }},

ja, ich bin da und arbeite weiter daran.

Die Störung betrifft {{ sites.count | plural: "deine Website", "deine Websites" }} {{ sites.names }} und besteht seit {{ incident.start }}. Der Stand jetzt: {{ update.news }}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}

Jeden neuen Stand bekommst du auf diesem Weg, den nächsten bis {{ update.next }}.

Viele Grüße
{{ me.signature }}`,
  },
  phone: {
    name: 'Am Telefon (du)',
    subject: '{{ sites.names }}: Anruf zum Ausfall',
    body: `{{ salutation }}, hier ist {{ me.name }}.

{{ sites.count | plural: "Deine Website", "Deine Websites" }} {{ sites.names }} {{ sites.count | plural: "ist", "sind" }} {% if sites.differ %}nicht erreichbar, die erste seit {{ incident.startTime }}{% else %}seit {{ incident.startTime }} nicht erreichbar{% endif %}. Ich habe es bemerkt und arbeite daran.

Bis {{ update.next }} hörst du wieder von mir. Erreiche ich dich dann unter dieser Nummer?`,
  },
};
