import { apology } from './english/apology';
import { blame } from './english/blame';
import { clause } from './english/clause';
import { empty } from './english/empty';
import { guess } from './english/guess';
import { howLong } from './english/how-long';
import { playingDown } from './english/playing-down';
import { when } from './english/when';
import { whole } from './english/whole';
import { works } from './english/works';
import { words } from './english/words';
import type { LanguageRules } from './language-rules';

/** English. The phrases are by grammar and word field; how they must come together stands with each kind. */
export const english: LanguageRules = {
  joints: {
    coordinators: words('and but or'),
    conjunctions: words('that if when once whether because although until unless how while why'),
    afterPronoun: words(
      'done sorted fixed up back in by before at on for with of is was will now soon first . should bad big long serious terrible dramatic',
    ),
    beforePronoun: words('after before by of for since with than like a wee little short long'),
    measures: words('an one two three four five six ten twenty minute minutes hour hours day days so'),
    abbreviations: words('e g i mr mrs ms dr prof approx a p m no st etc vs'),
    dateWords:
      words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july
      august september october november december am pm o'clock two three four five six seven eight nine ten eleven twelve half quarter noon midday midnight`),
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
