import type { BuiltInTexts } from './built-in-texts';

/** English, which tells no forms of address apart. */
export const en: BuiltInTexts = {
  'first-notice': {
    name: 'First notice',
    subject: '{{ sites.names }}: unavailable since {{ incident.startTime }}',
    body: `{{ salutation }},

{% if sites.differ %}
Your websites {{ sites.names }} are unavailable:

{{ sites.list }}

{% else %}
Your {{ sites.count | plural: "website", "websites" }} {{ sites.names }} {{ sites.count | plural: "has", "have" }} been unavailable since {{ incident.start }}.

{% endif %}
{% if incident.extent %}
Affected: {{ incident.extent }}
{% else %}
Visitors cannot open the pages at the moment.
{% endif %}
{% if sites.recovered %}

Available again already: {{ sites.recovered }}
{% endif %}

I have noticed the outage and am working on it. There is nothing you need to do.
{% if backup.last %}

The last backup before the outage was made on {{ backup.last }}. It does not hold what was changed after that.
{% endif %}

You will have my next message by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  update: {
    name: 'Update',
    subject: '{{ sites.names }}: update on the outage',
    body: `{{ salutation }},

Here is where things stand with your {{ sites.count | plural: "website", "websites" }} {{ sites.names }}. The outage began on {{ incident.start }}.

What has changed: {{ update.news }}
{% if sites.recovered %}

Available again already: {{ sites.recovered }}
{% endif %}
{% if update.workaround %}

What still works: {{ update.workaround }}
{% endif %}
{% if incident.worker %}

Who is working on it: {{ incident.worker }}
{% endif %}

I am still working on it. You will have my next message by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  identified: {
    name: 'Cause found',
    subject: '{{ sites.names }}: cause of the outage found',
    body: `{{ salutation }},

The cause of the trouble with your {{ sites.count | plural: "website", "websites" }} {{ sites.names }}, which began on {{ incident.start }}, is now confirmed:

{{ incident.cause }}
{% if sites.recovered %}

Available again already: {{ sites.recovered }}
{% endif %}

The repair is under way. You will have my next message by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  resolved: {
    name: 'Resolved',
    subject: '{{ sites.names }} {{ sites.count | plural: "is", "are" }} available again',
    body: `{{ salutation }},

Your {{ sites.count | plural: "website", "websites" }} {{ sites.names }} {{ sites.count | plural: "is", "are" }} available again. I have checked this.

{% if sites.differ %}
This is how long the outage lasted:

{{ sites.list }}
{% else %}
The outage lasted from {{ incident.start }} to {{ incident.endTime }}, {{ incident.duration }} in all.
{% endif %}

About your data: {{ incident.dataLoss }}
{% if backup.last %}

The last backup before the outage was made on {{ backup.last }}. It does not hold what was changed after that.
{% endif %}

Thank you for your patience.

Kind regards
{{ me.signature }}`,
  },
  afterwards: {
    name: 'Afterwards',
    subject: '{{ sites.names }}: report on the outage of {{ incident.date }}',
    body: `{{ salutation }},

{% if sites.differ %}
Your websites {{ sites.names }} were unavailable:

{{ sites.list }}
{% else %}
Your {{ sites.count | plural: "website", "websites" }} {{ sites.names }} {{ sites.count | plural: "was", "were" }} unavailable from {{ incident.start }} to {{ incident.endTime }}, {{ incident.duration }} in all.
{% endif %}

I apologise for the outage.

Effects: {{ incident.dataLoss }}

Cause: {{ incident.cause }}

What I did: {{ incident.measures }}

What prevents it next time: {{ incident.prevention }}
{% if host.name %}

Hosting: {{ host.name }}
{% endif %}

If you have any questions, simply reply to this message.

Kind regards
{{ me.signature }}`,
  },
  maintenance: {
    name: 'Maintenance',
    subject: '{{ sites.names }}: maintenance from {{ maintenance.from }}',
    body: `{{ salutation }},

Maintenance is planned for your {{ sites.count | plural: "website", "websites" }} {{ sites.names }}.

What will be done: {{ maintenance.what }}
From: {{ maintenance.from }}
To: {{ maintenance.to }}
What you will notice: {{ maintenance.effect }}

If this time does not suit you, please reply to this message before it begins, and I will suggest another.

Kind regards
{{ me.signature }}`,
  },
  answer: {
    name: 'Answer to a question',
    subject: '{{ sites.names }}: answer to your question',
    body: `{{ salutation }},

Yes, I am here and still working on it.

The outage concerns your {{ sites.count | plural: "website", "websites" }} {{ sites.names }} and began on {{ incident.start }}. Where things stand now: {{ update.news }}
{% if sites.recovered %}

Available again already: {{ sites.recovered }}
{% endif %}

Every update reaches you this way, the next one by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  phone: {
    name: 'Phone script',
    subject: '{{ sites.names }}: call about the outage',
    body: `Hello, this is {{ me.name }}.

Your {{ sites.count | plural: "website", "websites" }} {{ sites.names }} {% if sites.differ %}are unavailable, the first since {{ incident.startTime }}{% else %}{{ sites.count | plural: "has", "have" }} been unavailable since {{ incident.startTime }}{% endif %}. I have noticed it and am working on it.

You will hear from me again by {{ update.next }}. May I reach you on this number then?`,
  },
};
