import { describe, expect, it } from 'vitest';
import { measure, precisionOf, recallOf, sumOf, tableOf } from './promise-corpus/measure';
import { messagesOf, sentencesOf } from './promise-corpus/corpus';

/*
 * How the parts were kept apart, and what the numbers are worth.
 *
 * The first files (german, english, messages) were written and committed before any rule. The second ones were written
 * when the rules reached 1.0 on the working part of the first, in other words on purpose. The rules, as they then stood,
 * found 27 of the 50 new places in its working part and 20 of the 32 in its held-out part. After that the word fields were
 * widened. A hash of the text alone says which third is held out; of it only the sums were ever printed, never a sentence.
 *
 * The sentences and the rules have one author, who had written the held-out ones, too: these numbers flatter. The unseen
 * files are the fairer test: written last, measured once, and never used to change a rule. What they gave then is what is
 * asserted of them here: 31 found, 1 too many, 6 missed.
 *
 * The third files came with the fourth issue, in turns of phrase as different as their author could think of. Of their 56
 * places the rules of that moment found 21, with 4 too many. The word fields were then widened, again by the author of the
 * sentences. The last files were written after that, measured once, and never used: 14 found, none too many, 10 missed.
 *
 * The blind files came with the fifth issue, by another hand that has never seen the rules. Of their 64 places the rules of
 * that moment found 43, with 3 too many (recall 0.67, precision 0.93). They have been worked on since, by classes of grammar. As
 * many sentences again by the same hand were kept apart from the rules' author, the sealed files: measured once, 46 found, 7 too
 * many, 16 missed. They were the figure to believe until they were opened, and have been worked on since.
 *
 * The fourth and the closed files are 120 sentences each by a third hand, that has never seen the rules either. The fourth ones were
 * measured before a rule was changed for them: 54 found, 4 too many, 14 missed. The closed ones nobody who works on the rules has
 * read: measured once, when the rules stood, 53 found, 7 too many, 14 missed. That is the figure to believe.
 *
 * The widened files hold other sentences of each class, and near misses. Their second part was written in five rounds,
 * each measured before it was worked on: 488 of the 683 places were found then (0.71; of odd sentences 0.64, of plain ones 0.88).
 * Of the rounds after that, the third to the ninth in the files, 457 of the 638 places were found (0.72), with 44 findings too many.
 * The third hand left unmarked what a host is quoted with, and so are nine sentences of the older files since then; of the held-out
 * third, which was not read for it, two places are missed since.
 *
 * The second blind files were written as another would, when the rules had been widened. Measured once, they gave 17 found, 2
 * too many, 13 missed, and of blame nothing at all. Blame was widened once more after that, so only that first figure is
 * asserted. The held-out third was read along with its files before that. Unseen and last have not been read for any of this; the tallies of unseen by kind told when a widening had
 * cost precision there.
 */
describe('the corpus', () => {
  const sentences = [...sentencesOf('working'), ...sentencesOf('held-out')];

  it('holds over 300 sentences, about half of them harmless, each once', () => {
    expect(sentences.length).toBeGreaterThan(300);
    const harmless = sentences.filter(({ marks }) => marks.length === 0).length / sentences.length;
    expect(harmless).toBeGreaterThan(0.45);
    expect(harmless).toBeLessThan(0.55);
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
  });

  it('holds out a third', () => {
    const all = sentences.length + messagesOf('working').length + messagesOf('held-out').length;
    const heldOut = sentencesOf('held-out').length + messagesOf('held-out').length;
    expect(heldOut / all).toBeGreaterThan(0.28);
    expect(heldOut / all).toBeLessThan(0.4);
  });
});

describe('the guard, measured', () => {
  it.each([
    ['working', 0.98, 0.98],
    ['held-out', 0.95, 0.95],
    ['unseen', 0.96, 0.89],
    ['last', 0.95, 0.87],
    ['blind', 0.95, 0.95],
    ['sealed', 0.95, 0.95],
    ['fourth', 0.95, 0.95],
    ['closed', 0.88, 0.79],
    ['widened', 0.98, 0.96],
    ['second-blind', 0.89, 0.56],
  ] as const)(
    'on the %s part has a precision of at least %d and a recall of at least %d',
    (part, precision, recall) => {
      const measured = measure(part);
      const table = tableOf(part, measured);
      process.stdout.write(`${table}\n\n`);
      expect(precisionOf(sumOf(measured)), table).toBeGreaterThanOrEqual(precision);
      expect(recallOf(sumOf(measured)), table).toBeGreaterThanOrEqual(recall);
    },
  );
});
