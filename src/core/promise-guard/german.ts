import { apology } from './german/apology';
import { blame } from './german/blame';
import { clause } from './german/clause';
import { empty } from './german/empty';
import { guess } from './german/guess';
import { howLong } from './german/how-long';
import { playingDown } from './german/playing-down';
import { when } from './german/when';
import { whole } from './german/whole';
import { works } from './german/works';
import { words } from './german/words';
import type { LanguageRules } from './language-rules';

/** German. The phrases are by grammar and word field; how they must come together stands with each kind. */
export const german: LanguageRules = {
  joints: {
    coordinators: words('und aber oder sondern sowie'),
    conjunctions: words('dass wenn falls sobald ob wann weil nachdem bevor obwohl solange'),
    afterPronoun: words('.'),
    beforePronoun: words('.'),
    measures: words('eine einer ein zwei drei vier fünf sechs zehn zwanzig stunde stunden minute minuten'),
    abbreviations: words(
      'ca z b d h u a bzw dr prof nr st std min tel evtl ggf usw vgl mo di mi do fr sa so hr inkl max',
    ),
    dateWords:
      words(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai
      juni juli august september oktober november dezember uhr`),
  },
  ...when,
  ...works,
  ...howLong,
  ...clause,
  ...guess,
  ...blame,
  ...apology,
  ...playingDown,
  ...empty,
  ...whole,
};
