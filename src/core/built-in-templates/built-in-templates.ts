import type { Formality, Language } from '../language';
import { messagePhases } from '../template';
import type { Template } from '../template';
import type { BuiltInTexts } from './built-in-texts';
import { deDu } from './de-du';
import { deSie } from './de-sie';
import { en } from './en';

/** Ids are fixed for ever: the configuration file knows an edited copy by them. */
function templatesOf(prefix: string, language: Language, formality: Formality | null, texts: BuiltInTexts): Template[] {
  return messagePhases.map((phase) => ({ id: `${prefix}-${phase}`, phase, language, formality, ...texts[phase] }));
}

/** Delivered with the program: every phase in German with Sie, German with du, and English. */
export const builtInTemplates: readonly Template[] = [
  ...templatesOf('de-sie', 'de', 'sie', deSie),
  ...templatesOf('de-du', 'de', 'du', deDu),
  ...templatesOf('en', 'en', null, en),
];
