import type { PhraseGroup } from './phrases';
import type { Joints } from './sentences';

/**
 * What the guard knows of a language: groups of phrases, each a part of speech in a broad sense. How the groups must come
 * together is the same in both languages and stands in the file of each kind.
 */
export interface LanguageRules {
  joints: Joints;
  /** Anything that says when: in half an hour, by 3 pm, on Monday. */
  time: PhraseGroup;
  /** A when without a time: soon. */
  soon: PhraseGroup;
  /** Says when only where the verb says that it is still to come: today. */
  day: PhraseGroup;
  /** A clause that is the time of the one beside it: until you get up. */
  untilClause: PhraseGroup;
  /** What is yet to be done before the next clause holds: one more restart, give me till six. */
  lead: PhraseGroup;
  /** Begins what holds after a lead: then, and. */
  then: PhraseGroup;
  /** What follows upon what is being done: after that. */
  afterwards: PhraseGroup;
  /** The clause beside it holds as soon as this one does: once the check is through. */
  once: PhraseGroup;
  /** Nothing but a time of the clock: that of writing, where a plain statement follows. */
  timestamp: PhraseGroup;
  /** Somebody else is quoted, in this clause: according to the data centre. */
  reported: PhraseGroup;
  /** Somebody else is quoted, here or in the clause that follows: the host says. */
  saying: PhraseGroup;
  /** Means that it works again, in itself. */
  recovery: PhraseGroup;
  /** Means that it works again beside a word for the future, or beside a time. */
  working: PhraseGroup;
  /** Means so only where a lead stands before it: it runs. */
  runs: PhraseGroup;
  /** Such words of somebody or something that was not down: I am back at my desk, try again, the refund is back. */
  otherReturn: PhraseGroup;
  future: PhraseGroup;
  /** Says that one reckons with something. */
  expectation: PhraseGroup;
  past: PhraseGroup;
  /** Perfect: past, unless a deadline stands beside it. */
  perfect: PhraseGroup;
  deadline: PhraseGroup;
  /** Whether, when, if: what follows is open. */
  open: PhraseGroup;
  negation: PhraseGroup;
  /** I cannot say, I do not promise. */
  unsaid: PhraseGroup;
  /** Begins a clause that is what the next one speaks of: that it works today, I cannot promise. */
  that: PhraseGroup;
  /** The writer tells what he said once. */
  onceSaid: PhraseGroup;
  /** A message is announced, not a repair. */
  message: PhraseGroup;
  maintenance: PhraseGroup;
  /** How long it will still take. */
  duration: PhraseGroup;
  neverAgain: PhraseGroup;
  hedge: PhraseGroup;
  /** Hedges only beside a word for a cause or an effect. */
  weakHedge: PhraseGroup;
  causeOrEffect: PhraseGroup;
  /** Spoken of the reader: you have probably noticed. */
  reader: PhraseGroup;
  notGuessing: PhraseGroup;
  /** Asks, and guesses by asking: could it be that the disk is full? */
  askedGuess: PhraseGroup;
  /** With a weak hedge, something offered or advised: a restart could help. */
  offer: PhraseGroup;
  /** Blames, whoever is meant. */
  accusation: PhraseGroup;
  /** Blames beside a party. */
  failing: PhraseGroup;
  party: PhraseGroup;
  /** Speaks of whom the clause before named: who, they. */
  refersBack: PhraseGroup;
  writer: PhraseGroup;
  /** The writer is who did it. */
  writerActs: PhraseGroup;
  /** Shows the fault from oneself. */
  excuse: PhraseGroup;
  noBlame: PhraseGroup;
  apology: PhraseGroup;
  grovelling: PhraseGroup;
  playingDown: PhraseGroup;
  /** The same words denied: no small thing. */
  notPlayingDown: PhraseGroup;
  /** Calms the reader: beside a promise it leads to that, and is told with it. */
  reassurance: PhraseGroup;
  /** Plays down only in what is told of the outage. */
  shortOutage: PhraseGroup;
  haste: PhraseGroup;
  /** Haste that may be a fact, or something asked of the reader. */
  promptness: PhraseGroup;
  request: PhraseGroup;
  emptyPhrase: PhraseGroup;
  /** When the next message comes, other than by `time`: every hour. */
  rhythm: PhraseGroup;
  /** Something a client has: website, shop, e-mail. */
  affected: PhraseGroup;
  /** Tells of data: lost, complete. */
  dataLoss: PhraseGroup;
}
