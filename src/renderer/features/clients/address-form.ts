import type { Formality, Language } from '../../../core/language';

/** The key of the words for language and form of address together; English tells no forms apart. */
export function addressFormKey(of: { language: Language; formality: Formality | null }): string {
  if (of.language === 'en') return 'window.form.en';
  return of.formality === null ? 'window.form.de' : `window.form.de-${of.formality}`;
}
