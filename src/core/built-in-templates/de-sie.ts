import type { BuiltInTexts } from './built-in-texts';

/** German, Sie. What each phase holds and what it never holds stands in docs/templates.md. */
export const deSie: BuiltInTexts = {
  'first-notice': {
    name: 'Erste Nachricht',
    subject: '{{ sites.names }}: nicht erreichbar seit {{ incident.startTime }}',
    body: `{{ salutation }},

{% if sites.differ %}
Ihre Websites {{ sites.names }} sind nicht erreichbar:

{{ sites.list }}

{% else %}
{{ sites.count | plural: "Ihre Website", "Ihre Websites" }} {{ sites.names }} {{ sites.count | plural: "ist", "sind" }} seit {{ incident.start }} nicht erreichbar.

{% endif %}
{% if incident.extent %}
Betroffen: {{ incident.extent }}
{% else %}
Besucher können die Seiten zurzeit nicht öffnen.
{% endif %}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}

Ich habe den Ausfall bemerkt und arbeite daran. Sie müssen nichts tun.
{% if backup.last %}

Die letzte Sicherung vor dem Ausfall ist von {{ backup.last }}. Was danach geändert wurde, enthält sie nicht.
{% endif %}

Meine nächste Nachricht bekommen Sie bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  update: {
    name: 'Zwischenstand',
    subject: '{{ sites.names }}: Zwischenstand zum Ausfall',
    body: `{{ salutation }},

hier ist der neue Stand zu {{ sites.count | plural: "Ihrer Website", "Ihren Websites" }} {{ sites.names }}. Die Störung besteht seit {{ incident.start }}.

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

Ich arbeite weiter daran. Meine nächste Nachricht bekommen Sie bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  identified: {
    name: 'Ursache gefunden',
    subject: '{{ sites.names }}: Ursache des Ausfalls gefunden',
    body: `{{ salutation }},

die Ursache der Störung an {{ sites.count | plural: "Ihrer Website", "Ihren Websites" }} {{ sites.names }}, die seit {{ incident.start }} besteht, steht jetzt fest:

{{ incident.cause }}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}

Die Reparatur läuft. Meine nächste Nachricht bekommen Sie bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  resolved: {
    name: 'Behoben',
    subject: '{{ sites.names }} {{ sites.count | plural: "ist", "sind" }} wieder erreichbar',
    body: `{{ salutation }},

{{ sites.count | plural: "Ihre Website", "Ihre Websites" }} {{ sites.names }} {{ sites.count | plural: "ist", "sind" }} wieder erreichbar. Das habe ich überprüft.

{% if sites.differ %}
So lange dauerte der Ausfall:

{{ sites.list }}
{% else %}
Der Ausfall dauerte von {{ incident.start }} bis {{ incident.endTime }}, insgesamt {{ incident.duration }}.
{% endif %}

Zu Ihren Daten: {{ incident.dataLoss }}
{% if backup.last %}

Die letzte Sicherung vor dem Ausfall ist von {{ backup.last }}. Was danach geändert wurde, enthält sie nicht.
{% endif %}

Vielen Dank für Ihre Geduld.

Freundliche Grüße
{{ me.signature }}`,
  },
  afterwards: {
    name: 'Nachbericht',
    subject: '{{ sites.names }}: Bericht zum Ausfall vom {{ incident.date }}',
    body: `{{ salutation }},

{% if sites.differ %}
Ihre Websites {{ sites.names }} waren nicht erreichbar:

{{ sites.list }}
{% else %}
{{ sites.count | plural: "Ihre Website", "Ihre Websites" }} {{ sites.names }} {{ sites.count | plural: "war", "waren" }} von {{ incident.start }} bis {{ incident.endTime }} nicht erreichbar, insgesamt {{ incident.duration }}.
{% endif %}

Für den Ausfall bitte ich Sie um Entschuldigung.

Folgen: {{ incident.dataLoss }}

Ursache: {{ incident.cause }}

Was ich getan habe: {{ incident.measures }}

Was es beim nächsten Mal verhindert: {{ incident.prevention }}
{% if host.name %}

Hosting: {{ host.name }}
{% endif %}

Wenn Sie Fragen dazu haben, antworten Sie einfach auf diese Nachricht.

Freundliche Grüße
{{ me.signature }}`,
  },
  maintenance: {
    name: 'Wartung',
    subject: '{{ sites.names }}: Wartung ab {{ maintenance.from }}',
    body: `{{ salutation }},

an {{ sites.count | plural: "Ihrer Website", "Ihren Websites" }} {{ sites.names }} ist eine Wartung geplant.

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
    subject: '{{ sites.names }}: Antwort auf Ihre Nachfrage',
    body: `{{ salutation }},

ja, ich bin da und arbeite weiter daran.

Die Störung betrifft {{ sites.count | plural: "Ihre Website", "Ihre Websites" }} {{ sites.names }} und besteht seit {{ incident.start }}. Der Stand jetzt: {{ update.news }}
{% if sites.recovered %}

Schon wieder erreichbar: {{ sites.recovered }}
{% endif %}

Jeden neuen Stand bekommen Sie auf diesem Weg, den nächsten bis {{ update.next }}.

Freundliche Grüße
{{ me.signature }}`,
  },
  phone: {
    name: 'Am Telefon',
    subject: '{{ sites.names }}: Anruf zum Ausfall',
    body: `{{ salutation }}, hier ist {{ me.name }}.

{{ sites.count | plural: "Ihre Website", "Ihre Websites" }} {{ sites.names }} {{ sites.count | plural: "ist", "sind" }} {% if sites.differ %}nicht erreichbar, die erste seit {{ incident.startTime }}{% else %}seit {{ incident.startTime }} nicht erreichbar{% endif %}. Ich habe es bemerkt und arbeite daran.

Bis {{ update.next }} hören Sie wieder von mir. Erreiche ich Sie dann unter dieser Nummer?`,
  },
};
