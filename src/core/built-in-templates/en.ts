import type { BuiltInTexts } from './built-in-texts';

/** English, which tells no forms of address apart. */
export const en: BuiltInTexts = {
  'first-notice': {
    name: 'First notice',
    subject: '{{ site.name }}: unavailable since {{ incident.startTime }}',
    body: `{{ salutation }},

Your website {{ site.name }} ({{ site.url }}) has been unavailable since {{ incident.start }}. Visitors cannot open its pages at the moment.

I have noticed the outage and am working on it. There is nothing you need to do.

You will have my next message by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  update: {
    name: 'Update',
    subject: '{{ site.name }}: update on the outage',
    body: `{{ salutation }},

Here is where things stand with your website {{ site.name }}, which has not been working properly since {{ incident.start }}.

What has changed: {{ update.news }}

What still works: {{ update.workaround }}

I am still working on it. You will have my next message by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  identified: {
    name: 'Cause found',
    subject: '{{ site.name }}: cause of the outage found',
    body: `{{ salutation }},

The cause of the trouble with your website {{ site.name }}, which began on {{ incident.start }}, is now confirmed:

{{ incident.cause }}

The repair is under way. You will have my next message by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  resolved: {
    name: 'Resolved',
    subject: '{{ site.name }} is available again',
    body: `{{ salutation }},

Your website {{ site.name }} is available again. I have checked this.

The outage lasted from {{ incident.start }} to {{ incident.endTime }}, {{ incident.duration }} in all.

About your data: {{ incident.dataLoss }}

Thank you for your patience.

Kind regards
{{ me.signature }}`,
  },
  afterwards: {
    name: 'Afterwards',
    subject: '{{ site.name }}: report on the outage of {{ incident.date }}',
    body: `{{ salutation }},

Your website {{ site.name }} was unavailable from {{ incident.start }} to {{ incident.endTime }}, {{ incident.duration }} in all. I apologise for the outage.

Effects: {{ incident.dataLoss }}

Cause: {{ incident.cause }}

What I did: {{ incident.measures }}

What prevents it next time: {{ incident.prevention }}

If you have any questions, simply reply to this message.

Kind regards
{{ me.signature }}`,
  },
  maintenance: {
    name: 'Maintenance',
    subject: '{{ site.name }}: maintenance from {{ maintenance.from }}',
    body: `{{ salutation }},

Maintenance is planned for your website {{ site.name }}.

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
    subject: '{{ site.name }}: answer to your question',
    body: `{{ salutation }},

Yes, I am here and still working on the outage.

Your website {{ site.name }} has not been working properly since {{ incident.start }}. Where things stand now: {{ update.news }}

Every update reaches you this way, the next one by {{ update.next }}.

Kind regards
{{ me.signature }}`,
  },
  phone: {
    name: 'Phone script',
    subject: '{{ site.name }}: call about the outage',
    body: `Hello, this is {{ me.name }}.

Your website {{ site.name }} has been unavailable since {{ incident.startTime }}. I have noticed it and am working on it.

You will hear from me again by {{ update.next }}. May I reach you on this number then?`,
  },
};
