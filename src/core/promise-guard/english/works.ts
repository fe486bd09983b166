import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** That it works again, and that one reckons with it. */
export const works = {
  recovery: of(`
    will|should|'ll|that'll|it'll|this'll ~1 pass
    come|comes right|good
    behave|behaves|behaving|cooperate|cooperates
    play|plays|playing ball|nice
    full|normal|regular|usual service|operation|operations
    ^ ?all|and gone|over|sorted|fixed|done|history|forgotten|dealt by|before|in|within|inside
    expect|expecting|expected ~2 it|this|that|@process ~1 to finish|complete|end
    take|taking|takes|accept|accepting|accepts ~2 orders|bookings|payments|cards|reservations|sign-ups ~1 again
    come|comes|go|goes|coming|going|get ~1 through|in again
    off ~1 table
    forgotten ~2 running
    on ~1 feet again
    be ~1 there for|when|as
    go|goes|going|be|gone away
    all ~1 gone
    will|'ll|it'll|that'll|should|everything'll|you'll|all ~1 be ~1 right|fine|good|well|ok|okay|alright|normal
    we're|i'm|you're|be|are through|home !the|with|them|it|this|all
    it's|it'll|that'll|everything's ~1 up|back|sorted|fixed
    settle|settles|calm|calms|ease|eases|improve|improves|stabilise|stabilize|normalise|normalize|brighten|recover|recovers ~1 down|itself|again|up|$
    right itself
    have|get|got|be|are|is|'ll|we'll|i'll|it'll|that'll ~4 @fixed
    its|their|your ~1 old|usual|normal self|selves
    like ~1 before|new|normal
    like nothing ~1 happened
    finish|finishing|do|polish ~1 the|off|this|it ~1 rest|off|job
    completion|go-live|restoration|reinstatement|reconnection
    back in|on|to business|air|shape|form|action|play|line|the|top
    on air|form|track
    in the bag|clear|black
    put|putting to bed
    dusted
    dealt|dealing with
    taken care of
    squared away
    up to speed|scratch
    carry|get|crack on ~1 as|with ~2 normal|usual|selling|trading|business
    peace ~2 back
    working|running|up|live|back ~2 by then
    works|loads|work|load ~3 by|before
    eta|etr|etas
    out of the|these woods
    out of trouble
    back|return|returned|returning in|to|into|on|at business|action|life|service|strength|track|feet|normal|work|trading
    back ~2 online|up|live|working|running|open|again|normal
    come|comes|coming|spring|springs|kick|kicks|go|goes|going ~3 back
    come|comes|coming|spring|springs|go|goes|going ~2 alive|life|online|live
    *'s back
    *'re back
    *'ll|will|should|you'll|they'll ~3 back
    be ~2 up !to|with|late|early
    get|gets|getting|bring|brings|bringing|have|having|put|puts|pull ~6 up|online|live|going|running|working|right|straight|sorted|fixed|done|open|functioning|stable|together|moving !to|with
    turn|turned|turning|switch|switched|switching ~4 back
    put|set|make|making|putting ~3 right|good|straight
    work|works|working|function|functions|load|loads|run|runs ~2 again|normally|properly|fine
    use|order|pay|buy|book|shop|log|sign|trade|sell|send|receive|check|access|open|reach|see|browse|edit ~6 again|normally|properly
    be|get|log|logging|getting|let ~4 back in
    back in
    as good as new
    good|right as new|rain
    good to go
    as|like ?it normal|usual|before
    business as usual
    in|under working|full|good|running|control order|shape|operation|again
    under control
    fully|completely|all ~1 working|functional|operational|running|back|recovered|sorted|fixed|clear|good|right|well
    ironed|straightened|smoothed|patched|cleared|mended|wrapped|sorted|fixed|cleaned|nailed|cracked
    iron|straighten|smooth|patch|clear|clean|wrap|sort|nail|crack ~3 out|up|it|this|that
    mend|mends|remedied|remedy|rectified|rectify|cured|cure
    @broken ~6 over|gone|behind|past|history|done
    behind us|you
    all over !the|again
    all clear|done|good|well
    back ~2 your|our feet
    over the hump|worst|line
    light at the end
    crossed the line
    see|show|shows|load|loads|loading ~3 ?up again|properly|normally
    finish line
    home and dry
    reinstated|reinstate|revived|revive|rescued|rebuilt|unblocked|unfrozen
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
    @be|get|bring|have ~3 up
    up again
  `),
  working: of(`
    email|emails|mail|messages|orders ~3 delivered
    @site returns
    everything|all ~2 run|runs|work|works
    @people|you|they|everyone|everybody|staff|anyone|tenants|parents will|should be able to
    you'll|they'll be able to
    emails|e-mails|mail|mails|orders|bookings|messages|enquiries|reservations|payments|sign-ups|tickets ~3 come|flow|trickle|arrive|land|go|be|coming|flowing|arriving|trickling ~3 in|through|out
    is|are|be ~1 forgotten|history
    manage|crack|nail|swing it|this|that
    @site works|loads|functions|work|load
    visible|showing|shown|displayed|accepting|bookable|orderable|sending|flowing|intact|viewable|selling|taking|browsable|clickable|searchable
    @process ~3 finish|finishes|complete|completes|done
    appear|accept|sell|deliver|display|respond|react|cooperate
    back|sorted|healthy|stable|trading|serving|responding|usual|alright|okay|ok|better|perfect
    work|load|function|open|respond
    open|usable|fine|restarted|completed
    online|live|available|working|running|operational|accessible|reachable|loading|functional|ready|normal|over|done|finished|complete|again
  `),
  runs: of('works|work|runs|run|loads|live|back|up|done|sorted|through'),
  duration: of(`
    quickly|easily|soon fixed|sorted|mended|repaired|resolved|solved
    will|'ll|there'll be ~1 no trace
    ^ ?just|only ?about|maybe # @unit at|max|maximum|tops
    ^ # @unit|hours|minutes at most|worst
    won't|not|shouldn't|can't ~4 more|longer than ~3 @unit
    no way|chance|danger ~3 drag|drags|go|goes|last|lasts|take|takes|run|runs ~2 on|beyond|past|longer|over
    worst case ~5 till|until|by|past
    at ~1 worst|most ~3 till|until
    till|until ~3 at ~1 worst|most|latest
    will|should|'ll|it'll|going|could|might ~3 take|last|need until|till ?about|around ?gone|half|quarter #|%|@hour|half|quarter|noon|@day
    won't|not|isn't ~2 be|going ~1 for much longer
    nearly|almost ~1 got|have|had ~1 it|this|that
    ^ ~2 nearly|almost got
    talking|talks|speaks|speaking|quotes|quoting|quoted|says|estimates|reckons|reckon ~1 about|of|on|roughly|around ?about # ~1 @unit
    won't|not be|take|last ~1 long !yet|or
    won't|not ~1 drag|go|last|stretch|take|run on|beyond|past|longer
    get done|sorted|fixed today|tonight
    won't|not|doesn't|shouldn't ~2 take|need ~1 much ~1 more|longer
    not|isn't much ~2 left|more|to ~1 do|go|fix
    won't|not ~2 notice|feel|know|see ~1 a|any|the ~1 thing|difference|trouble
    question|matter of ~2 minutes|hours|seconds|time|moments
    final|home|last stretch|straight|lap|furlong|mile|stages|stage
    estimate|forecast|target|completion ~7 %
    estimate|forecast|target|completion ~6 # am|pm|a.m|p.m|minutes|hours
    just|only a ~1 formality
    can't|cannot|can|shouldn't|won't|not|hardly|wouldn't ~3 much|very|too|that|all longer|long
    can't|cannot|shouldn't|won't|not|isn't ~3 long|longer now|$
    not|shouldn't|won't ~3 too|that|very|much|far long|longer|off|away
    not long ~1 now|left|$
    almost|nearly|practically|virtually|basically there|done|finished|fixed|sorted|ready|through|home|back
    just about there|done|finished|fixed|sorted|ready|through|home|back
    as good as there|done|fixed|sorted|finished|back
    on ~2 home|final|last straight|stretch|leg|lap
    home straight|stretch
    last|final leg|lap|stretch|hurdle|push|mile|step
    close|closing ~2 to|in ~3 fix|solution|fixing|done|finished|sorted|back|solving
    within ~2 reach|sight|touching
    just|only|mere|literally|we're|i'm|are|am|is|inches minutes|moments|seconds|hours|inches|steps|away from|off|away
    # @unit tops|max|left|away|off
    another # ?or ?so ?more @unit
    another|one couple|few|more|half ~2 @unit
    half|quarter ~3 @unit ~1 to go|left|more|tops
    just|only|about ~2 # ~1 @unit ~1 to|left|more|away|now
    less|under|no than|more ~3 @unit ~1 to|left|more|away|now|off
    matter|question of ~1 @unit
    give|allow it|me|us|this|them ~1 till|until|to|a|another|half|an
    eta ~2 #|%
    needs|need|takes|take|want|wants ~3 more|another ~3 @unit
    i'd|we'd|i|we ~1 say|reckon|think|guess|estimate ~2 another|# ~2 @unit
    light at the end
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
  `),
  neverAgain: of(`
    never|won't|can't|cannot ~1 drop|fall|fail|let|leave|crash|go|break ~4 again
    stay|stays ~1 online|up|available|reachable ~1 even
    safe|protected|immune|secure from|against|to ~2 outage*|downtime|this|that|failure*|disruption*
    settles it|this|that|the
    no ~1 more|further ~1 problems|trouble|hiccups|surprises|outages|worries
    that|this was|is ~1 the last time ~1 $
    protects|protect|shields|shield|guards|guard|saves|spare|spares ~2 you|us|your|the ~3 from|against ~3 outage*|downtime|failure*|nights|this|repeat
    doesn't|never|not|can't|cannot|won't ~1 happen|occur|recur|strike ~4 again|more|second|twice|longer
    makes|make|making|ensure|ensures|ensuring ~3 sure|certain|this|that|it ~3 never|doesn't|won't|can't ~3 again|twice|repeat|second
    there won't|will ~2 be|never ~3 next|another|repeat|again
    no next time
    never ?ever ?again happen|happens|occur|occurs|recur|recurs|repeat
    not|won't|can't|cannot|shouldn't ~2 happen|occur|repeat ~2 again|itself|twice
    won't|can't|cannot recur|happen
    never|won't|not|can't|cannot|shouldn't ~2 see|have|face|experience|suffer|endure ~4 again|another|outage|outages|repeat
    never|won't ~2 ever ~3 again|down|offline|fail
    never ~6 again
    never|won't go|goes|fail|fails|crash|break ~2 again|down|offline
    no ~1 more|further|longer outages|outage|downtime|nights|surprises|interruptions|failures|repeats
    @outages ~5 thing of the past
    thing of the past
    @outages ~5 impossible|ruled|behind|history
    rules|rule|ruled ~3 out ~3 again|future|outage|outages|repeat
    makes|make|made ~4 impossible
    last|final time|outage|night ~1 like|of this|you|we
    once and for all
    one-off
    bulletproof|foolproof|outage-proof
    guarantee* ~2 no|never|zero
    never|not|won't|cannot|can't ~1 happen|occur again
    last time this|it
  `),
  future: of(`
    will|'ll|i'll|we'll|it'll|they'll|you'll|that'll|everything'll|shall
    going to
    gonna|'s|they're|we're due|back|going
    you're|they're ?all|then ~1 back|up|live
    should|ought|expect*|hope|hopes|hoping|hopefully|plan|planning|aim|aiming|anticipate*|estimate*|eta|due
  `),
  expectation: of(`
    estimate|completion|forecast|target|prognosis|etr
    count|bank|bet|rely on
    fingers crossed
    touch wood
    with ~2 luck
    all being|goes|going well|plan
    plan|plans|planning|planned|target|targeting|targeted|shooting|looking|scheduled|set|due|bound|sure|guaranteed|certain to|for|at
    on track|course|schedule
    am|are|i'm|we're|be|pretty|quite|fairly|very|absolutely|fully sure|certain|optimistic|positive|hopeful|confident|convinced
    hopeful|optimistic
    mark|trust my|me
    take my
    bet on
    expectation|forecast|projected|prediction|predict|reckon
    promised|vow|swear|pledge|assure*|commit
    no doubt
    you have my|our word|promise|guarantee
    my|our word
    i'm|we're|i|we ?am|are sure|certain|optimistic|positive
    can count|rely on
    should|ought|expect|expects|expected|expecting|hope|hopes|hoping|hopefully|promise|promises|guarantee*|confident
    anticipate|anticipated|aim|aiming|eta|estimated
  `),
} satisfies Partial<LanguageRules>;
