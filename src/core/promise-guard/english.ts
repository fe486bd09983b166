import type { LanguageRules } from './language-rules';
import { phrasesOf } from './phrases';
import type { PhraseGroup, WordSets } from './phrases';

const words = (source: string): ReadonlySet<string> => new Set(source.trim().split(/\s+/));

const sets: WordSets = {
  numbers: words(`a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty sixty
    ninety few several couple half another`),
  named: {
    unit: words(`second seconds minute minutes min mins hour hours hr hrs day days week weeks moment moments bit while
      jiffy`),
    day: words(`monday tuesday wednesday thursday friday saturday sunday weekend tomorrow tonight noon midday midnight
      morning afternoon evening lunchtime lunch eod today night breakfast`),
    trouble: words(`issue issues problem problems outage outages glitch hiccup hiccups bug fault blip disruption
      interruption incident thing error hitch annoyance inconvenience matter snag wobble stumble setback mishap irregularity`),
    be: words(`be is are 's it's that's we're been being am`),
  },
};

const of = (source: string): PhraseGroup => phrasesOf(source, sets);

/** English. The phrases are by grammar and word field; how they must come together stands with each kind. */
export const english: LanguageRules = {
  joints: {
    coordinators: words('and but or so'),
    conjunctions: words('that if when once whether because although until unless how while why'),
    abbreviations: words('e g i mr mrs ms dr prof approx a p m no st etc vs'),
    dateWords:
      words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july
      august september october november december am pm o'clock`),
  },
  time: of(`
    a|one quarter|half ~2 hour|minute away
    a|an|few|# @unit away
    at the latest
    by the time
    in time for
    in the morning|afternoon|evening
    next|first thing ~2 @day
    early|late ~2 @day
    in|within ?the|about|around|roughly|next|approximately ~3 @unit
    within the hour
    after # @unit
    by|before|around|about|at|until|till|from|after|for|is|than|of ?about|around # am|pm|o'clock|a.m|p.m
    by|before|around|about|at|until|till|from|after|for|is|than|of ?about|around % ?am|pm
    by|before|at|around # $
    # am|pm|o'clock
    %
    by|before|on|until|around|at|this|later|over|first ~2 @day
    tomorrow|tonight|overnight
    later|earlier today|tonight|@day
    by|before|at the|close|end ~2 end|day|business|close
    before you|they|we open|start|wake
    next @day|week
  `),
  soon: of(`
    ^ soon|shortly|momentarily
    soon|shortly|momentarily|imminently $
    very|quite|pretty|really soon|shortly
    back|up|fixed|resolved|restored|online|running|working|again|available|normal soon|shortly|momentarily
    will|should|'ll|ll|we'll|i'll|it'll|hopefully ~2 soon|shortly
    before long
    in no time
    any minute|moment|second
    any time now
    much|any longer
  `),
  day: of('today'),
  recovery: of(`
    flow|flowing|trading|selling|normal ~1 again
    away from normal
    time for lunch
    sorted
    sorted out
    have|has|get|gets ~4 back
    resume|resumes|resuming|reopen*
    normal service|operation|operations
    @unit away
    restored|restore|restores|fixed|fix|resolved|resolve|resolves|repaired|repair|sorted|recovered|recover|recovery|restoration|solved|solve
    back|return*|get* ~1 to normal
    up and running
    ^ ?we're back ~2 in|by|at|online|up
    @be|get|gets|come|comes|coming|bring|have|having|puts|running ~5 back
    back ~1 online|up|live|working
    @be|get|bring|have ~3 up ?again
    up again
  `),
  working: of(`
    open|usable|fine|restarted|completed
    online|live|available|working|running|operational|accessible|reachable|loading|functional|ready|normal|over|done|finished|complete|again
  `),
  ownReturn: of(`
    i'll|i|we'll ?will|shall be back ~1 at|to|in|by|with ~1 my|our|desk|you|touch|the|office
    i'll|i|we'll|we ?will|can|am|are ?also ?be available|reachable
    i'll|i ?will be back ~4 $
  `),
  future: of(`
    will|'ll|i'll|we'll|it'll|they'll|you'll|that'll|everything'll|shall
    going to
    should|ought|expect*|hope|hopes|hoping|hopefully|plan|planning|aim|aiming|anticipate*|estimate*|eta|due
  `),
  expectation: of(`
    you have my|our word|promise|guarantee
    my|our word
    my|our word
    i'm|we're|i|we ?am|are sure|certain|optimistic|positive
    can count|rely on
    should|ought|expect|expects|expected|expecting|hope|hopes|hoping|hopefully|promise|promises|guarantee*|confident
    anticipate|anticipated|aim|aiming|eta|estimated
  `),
  past: of(`
    answered|loaded|worked|responded|ran|got|restarted|reopened|resumed|happened
    was|were|had|did|since|lasted|came|went|began|started|took|returned|yesterday|ago|failed|stopped|earlier
    has|have|i've|we've|it's been
    last night|week|hour|time
  `),
  perfect: of(`
    ^ i|we|they|he|she restored|fixed|resolved|repaired|solved
    have|has|i've|we've ?now|already|just restored|fixed|resolved|repaired|solved|recovered|confirmed
  `),
  deadline: of('will'),
  open: of(`
    ^ if|when|once|whether|until|unless|how|why|while
    ^ as soon as
    as soon as
  `),
  negation: of(`not|cannot|can't|don't|doesn't|isn't|won't|never|no|unclear|unknown|yet`),
  unsaid: of(`
    not|cannot|can't|don't|won't|couldn't|unable ~3 promise|say|know|tell|guarantee|predict|estimate
    no ~2 idea|estimate|eta|promise|promises
    too early
  `),
  message: of(`
    message|messages|write|writing|hear|update|updates|updated|call|contact|notify|inform|tell|touch|news|report|reply|posted|note|ring|information|details|follow|follows
    back ~1 to you
    let you know
  `),
  maintenance: of('maintenance|upgrade|migration|install|installed'),
  duration: of(`
    give|allow it|me|us|this ~3 @unit
    nearly|almost|practically there|done|finished
    just|only ~3 more clicks|steps|minutes|lines|tweaks
    give us|me ~3 @unit
    another|more # @unit
    another @unit
    # more @unit
    won't|not ~2 much|very longer|long
    @unit away
    matter of @unit
    will|should|'ll|it'll|going|may|might ~4 take|last|need ~5 @unit
    not|won't|shouldn't ~3 take|last ~2 long|longer
    only|just|about|another ~2 more @unit
    # more @unit
  `),
  neverAgain: of(`
    never|not|won't|cannot|can't ~1 happen|occur again
    last time this|it
  `),
  hedge: of(`
    would|could bet|swear|wager
    i|we bet|wager|suspect
    my|our money is|would
    all|every|most signs|evidence|indications point|points
    everything points|hints
    in my|our opinion|view|experience|estimation
    it's|is ~2 likely
    good|fair|strong|high chance|likelihood
    must have
    my|our|a ~1 feeling|gut|impression|theory|hypothesis
    could|may|might well
    sounds|smells|feels like
    i'd|would say
    odds are
    potentially|arguably|conceivably|speculat*
    suggests|points ~1 that|to|towards
    i|we fear|wonder|take
    would appear|seem
    not ~1 sure|certain
    probably|presumably|apparently|suspected|supposedly|seemingly|suspicion
    i|we believe|suspect|assume|guess|presume|reckon|imagine|gather
    i|we|i'd|we'd ?would guess|think
    my|our ~1 guess|hunch|bet
    most|very|quite|more likely
    as far as i|we
    looks|look|looked like|as
    seems|seem|appears|appear ?to|like|that
    chances are
    i|we am|are|'re not entirely|completely sure
    in all likelihood|probability
  `),
  weakHedge: of('perhaps|maybe|might|=may|could|possibly|likely|conceivably|seems|seemed'),
  causeOrEffect: of(`
    cause|caused|causes|causing|reason|due|problem*|error*|fault*|server*|plugin*|database*|certificate*|update*|attack*
    lost|missing|affected|disk|network|memory|overload*|data|orders|failed|failure|hacked|hack|cable|power|outage|configuration
    dns|broken|storage|traffic|crashed|corrupt*|leaked
  `),
  reader: of(`you|you've|you'll|you'd`),
  notGuessing: of(`
    your guess|suspicion|assumption
    not|don't|no|without|rather ~3 guess|guessing|speculate|assume
    think|thinking of|about
    you|may|could|might|i may|could|might|you|i|we
    looks|look good|fine
  `),
  accusation: of(`
    useless|hopeless|unprofessional|unreliable|clueless
    this|that|it|one is|'s on the|them|our|your
    couldn't be bothered
    botched|bungled|incompeten*|negligen*|careless*|sloppy|sloppiness|amateur*|blame|blames|blaming|blamed
    let us|you|me|everyone|everybody down
    messed|screwed|fouled ~2 up
    dropped the ball
    the fault of
    *'s|their|his|her|your fault|mistake|error
    at fault
    caught|asleep at the wheel|sleeping
    has only itself|themselves
  `),
  failing: of(`
    cannot|can't|could|couldn't|not|never ~1 keep|hold|run ~4 up|stable|running|online
    fell|fallen|falls asleep
    asleep|snoozing|dozing
    left|leaves|leave ~3 mess|chaos|shambles
    taking|takes|take|took their|its|his|her ~1 time
    no idea|clue
    installed|broke|deleted|entered|misconfigured|changed ~3 wrong*|by|without
    should|ought|could ~1 have
    too slow|late
    didn't|did|never ~1 react|respond|bother|answer|warn
    forgot|forgotten|neglected|overlooked|ignored|refused|wrong|mistake|mistakes|wrongly|incorrectly
    failed|fails to|us|you|me|again
    responsible|liable for ~2 outage|failure|downtime|this|mess|disruption|problem|trouble|that
  `),
  party: of(`
    host|host's|hosting|hoster|provider*|company|developer*|colleague*|agency|team|support|vendor|supplier|technician*|engineer*|staff|registrar|admin|predecessor
    data centre|center|centre's
    ^ you|they ?have|had
  `),
  writer: of(`i|my|we|myself|i've|i'm|our`),
  excuse: of(`
    not|isn't|wasn't|never ~1 our|my fault|mistake|doing|responsibility
    nothing to do with us|me
    out of|beyond our|my hands|control
  `),
  noBlame: of(`
    who|nobody|no-one|matter|myself
    not|no|don't|isn't ~3 blame|blaming
    no one ~3 blame|fault
  `),
  apology: of(
    'sorry\n apologise|apologize|apologies|apology|apologising|apologizing\n regret|regrets\n pardon|forgive',
  ),
  grovelling: of(`
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
  playingDown: of(`
    hardly|barely ~1 count|counts|matter|matters
    nothing|not much|serious|dramatic ~1 happened
    nobody|noone|hardly ~2 looks|visits|uses|notices|shops|reads ~5 anyway|anyhow
    have been worse|much
    happens ~1 to everyone|everybody|all|anyone
    things happen
    don't ~1 worry|panic
    no ~1 harm|damage
    negligible|insignificant|trivial
    not much of
    worse things
    minor|small|tiny|slight|trivial|little|negligible|brief|insignificant|momentary|harmless ~1 @trouble
    just|only|merely|simply a|an|some ~2 @trouble
    hiccup|hiccups|blip|glitch|glitches
    hardly|barely|scarcely ~2 any*|anyone|anybody|noticed|noticeable|notice
    nobody|no-one|none ~4 notic*|visit*|car*|mind*
    no one ~4 notic*|visit*|car*|mind*
    no|not|isn't ~1 big|huge|great deal|drama
    nothing to worry|fret
    nothing ~1 serious|dramatic|major|bad|big
    not|isn't the end of
    no need|reason|cause to|for ~1 worry|panic|alarm|concern
    everything|all was|is|has ~1 fine|ok|okay|fine
    not|isn't|wasn't that|so|too bad
  `),
  shortOutage: of(`
    only|just|merely ~1 down|offline|out|unavailable|gone ~2 @unit
    only|just|merely ?lasted|took ?for ?about # @unit
  `),
  haste: of(`
    asap|promptly|expeditiously
    as|at soon|quickly|fast|swiftly ~1 as ~3 possible|can
    at the|our|your earliest ~1 opportunity|convenience|possible
    in a timely
    in due course
    timely manner
  `),
  promptness: of('swiftly|speedily'),
  request: of('please'),
  emptyPhrase: of(`
    all hands on
    around|round the clock
    every effort
    on top of it|this|things
    valued customer|customers|client|clients
    diligently|tirelessly|intensively|feverishly
    committed to
    pulling|pull out all
    best of our|my
    no stone
    bear|bearing with us|me
    any|the|this|your inconvenience*
    inconveniences
    working|work very|extremely|so hard
    working|work hard|tirelessly|feverishly|flat|around|round
    do|doing|done our|my best|utmost
    do|doing|done everything|all ~1 we|i|possible|can
    everything in|within our|my power
    rest assured
    top|highest|utmost|number priority|importance|one
    value your|you ~1 custom|business|loyalty|patience|satisfaction
  `),
  rhythm: of('hourly|daily\n every ~2 @unit\n once ~2 @unit'),
  affected: of(
    '{{sites.names}}|{{sites.list}}|{{site.name}}|*website*|site|sites|*page|*pages|*shop*|*store|*e-mail*|*email*|mail|mailbox|*domain|*form|*blog|*newsletter*|booking*',
  ),
  dataLoss: of(
    '{{incident.dataloss}}|lost|loss|losses|missing|complete|intact|data|backup|preserved|recovered|damaged|unharmed',
  ),
};
