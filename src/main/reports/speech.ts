import { documentFormats } from '../../core/document-formats';
import type { Language } from '../../core/language';
import { rememberedWords } from '../../core/remembered-words';
import type { ReportSpeech } from '../../core/report-words';
import { wordsIn } from '../words';

/** The words of a client's language, whatever the window speaks. */
export const speechIn = (language: Language, timeZone: string): ReportSpeech => ({
  ...{ t: rememberedWords(wordsIn(language)).t, language },
  formats: documentFormats(language, timeZone),
});
