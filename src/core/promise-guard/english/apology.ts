import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Apologies. */
export const apology = {
  apology: of(
    'sorry\n apologise|apologize|apologies|apology|apologising|apologizing\n regret|regrets\n pardon|forgive',
  ),
  grovelling: of(`
    i'd|we'd|would understand $
    sink|sunk through ~2 floor|ground
    with|of|in shame
    wouldn't|couldn't|can't|won't|don't|not|cannot ~1 blame you
    if you ~2 never ~2 want|wanted|speak|spoke|trust|trusted
    understand if you ~2 left|leave|cancel|walk|went|go|hate|never|want
    how|so ~1 bad|awful|terrible|guilty|dreadful ~1 i|we feel
    every right ~1 to
    reproach|reproaching ~2 myself|ourselves
    ^ so|truly|very ?very sorry
    find|have ~1 the|no|any words
    done to you
    lost for words
    put you through
    disappointed|disappoint|failed ~1 you ~1 bitterly|badly|terribly|so|deeply|utterly
    bitterly|badly|deeply disappointed|disappoint ~1 you
    betrayed|betray ~2 trust
    could|can ~1 cry|weep
    that sorry $
    want|wish|wanted|hoping ~3 swallow
    ground ~2 swallow
    swallow|swallowed ~1 me
    blaming|blame ~1 myself|ourselves
    please please ~1 forgive
    please ~1 forgive ~1 us|me|this
    find ~2 in your ~1 heart
    simply|there's|is|have|offer no ~1 excuse|excuses|justification|defence
    don't|can't|cannot ~1 ask|expect ~2 forgive*|understand
    @intense ~2 sorry|ashamed|embarrassed|apologetic|regret*|apologies|apologise|apologize|remorse*|guilty|awful
    so|really|ever so|very|really|ever|truly|awfully|terribly|dreadfully|bloody ?very ?very sorry|ashamed|embarrassed
    sorry|apologies|apologise|apologize ~4 bottom|heart|forgiveness|knees|profusely|unreservedly|abjectly|humbly|grovel*|again
    sorry ~1 sorry
    i|we ~2 apologise|apologize ~1 profusely|abjectly|humbly|wholeheartedly
    from ~1 bottom ~1 of
    humble|humblest|humbly|abject|abjectly|profuse|profusely|wholehearted*|sincerest|grovelling|groveling
    can't|cannot|couldn't|never|don't|won't ~2 forgive ~1 myself|ourselves|me|us
    forgive|forgiving ~1 myself|ourselves
    hope ~4 forgive
    hard|difficult|struggling to ~1 forgive|live
    kick|kicking|hate|hating|cursing|loathe ~1 myself|ourselves
    hang|hanging|hung my|our ~1 head|heads
    look|face ~1 you|myself ~2 eye|mirror
    face ~1 myself
    head|heads in shame
    the shame
    shameful|shamefaced|remorse|contrite|penitent|sackcloth|disgusted|wretched|sickened|crushed|distraught|gutted|disgraced|despicable|unpardonable|indefensible
    don't|not deserve
    don't|not expect ~2 forgive*
    live|living ~2 down
    never|ever|possibly|how ~5 make ~2 up ~1 to|for
    make ~3 this|it|that up
    make amends
    words ~1 fail|cannot|can't|enough
    no words
    on ~2 knees
    i've|we've|i|we ~2 failed ~1 you
    failed you ~1 completely|badly|utterly|all
    how|what ~3 sorry|ashamed|mortified|embarrassed|wretched
    feel|feeling|felt ~3 terrible|awful|horrible|dreadful|ashamed|sick|rotten|wretched|guilty|appalling|dire|bad
    i|we|can't|cannot|couldn't|could ~3 apologise|apologize ~1 enough|more
    enough ~3 sorry
    nothing i|we ~2 say|do ~4 enough|up|right|better
    swallow ~2 up
    swallowed me
    wish ~3 ground
    beside myself|ourselves
    million|thousand|hundred|countless|endless ~1 apologies|sorries|pardons
    again|once|yet ~3 apologise|apologize|apologies|sorry
    plead|beg|implore|begging|pleading ~3 you|your|forgive*|pardon
    make ~3 up to you
    sink into
    how ~2 sorry|ashamed
    sorry|apologies|apologise again
    again|once|yet ~4 sorry|apolog*
    feel|feeling ~2 terrible|awful|horrible|dreadful|ashamed|sick
    gutted|horrified|appalled
    forgive us|me
    ashamed|mortified|unforgivable|inexcusable|forgiveness|grovel*|devastated|disgrace*|heartbroken|unpardonable
    deeply|terribly|awfully|extremely|incredibly|unbelievably|dreadfully|eternally|endlessly|immensely sorry|ashamed|embarrassed
    so|so, ~1 so|terribly|very|incredibly sorry
    beg|begging ~1 you|your|for|forgiveness
    no excuse|excuses
    cannot|can't|never ~1 apologise|apologize enough
    words cannot|can't
    a thousand|million apologies|times
  `),
} satisfies Partial<LanguageRules>;
