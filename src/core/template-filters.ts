import type { Language } from './language';
import type { ValueType } from './placeholders';
import type { KnownValue } from './template-values';

/**
 * The filters of templates: the whole list. Each fits values of some types, and takes so many texts in quotation marks as
 * `parameters` names. What a filter does not fit is a fault of the template, found before anything is written.
 */
export interface TemplateFilter {
  name: string;
  fits: readonly ValueType[];
  parameters: readonly string[];
  apply: (value: KnownValue, args: readonly string[]) => string;
  /** How it reads: for the picker and the manual. */
  example: { source: string; result: Record<Language, string> };
}

const momentForm =
  (form: 'date' | 'time' | 'full') =>
  (value: KnownValue): string =>
    value.type === 'moment' ? value[form] : value.shown;

export const templateFilters: readonly TemplateFilter[] = [
  {
    name: 'date',
    fits: ['moment'],
    parameters: [],
    apply: momentForm('date'),
    example: {
      source: '{{ incident.start | date }}',
      result: { de: 'Samstag, 21. November', en: 'Saturday 21 November' },
    },
  },
  {
    name: 'time',
    fits: ['moment'],
    parameters: [],
    apply: momentForm('time'),
    example: { source: '{{ incident.start | time }}', result: { de: '01:32 Uhr', en: '01:32' } },
  },
  {
    name: 'datetime',
    fits: ['moment'],
    parameters: [],
    apply: momentForm('full'),
    example: {
      source: '{{ update.next | datetime }}',
      result: { de: 'Samstag, 21. November, 02:30 Uhr', en: 'Saturday 21 November, 02:30' },
    },
  },
  {
    name: 'short',
    fits: ['duration'],
    parameters: [],
    apply: (value) => (value.type === 'duration' ? value.short : value.shown),
    example: { source: '{{ incident.duration | short }}', result: { de: '6 Std. 48 Min.', en: '6 h 48 min' } },
  },
  {
    name: 'list',
    fits: ['list'],
    parameters: [],
    apply: (value) => (value.type === 'list' ? value.joined : value.shown),
    example: { source: '{{ sites.names | list }}', result: { de: 'A, B und C', en: 'A, B and C' } },
  },
  {
    name: 'lines',
    fits: ['list'],
    parameters: [],
    apply: (value) => (value.type === 'list' ? value.items.map((item) => `– ${item}`).join('\n') : value.shown),
    example: { source: '{{ sites.names | lines }}', result: { de: '– A\n– B\n– C', en: '– A\n– B\n– C' } },
  },
  {
    name: 'plural',
    fits: ['list', 'count'],
    parameters: ['one', 'several'],
    apply: (value, [one = '', several = '']) => (countOf(value) === 1 ? one : several),
    example: { source: '{{ sites.count | plural: "ist", "sind" }}', result: { de: 'sind', en: 'sind' } },
  },
];

const byName = new Map(templateFilters.map((filter) => [filter.name, filter]));

export function filterNamed(name: string): TemplateFilter | undefined {
  return byName.get(name);
}

function countOf(value: KnownValue): number {
  if (value.type === 'list') return value.items.length;
  return value.type === 'count' ? value.count : 1;
}
