import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** How long it will still take, and that it will never be again. */
export const howLong = {
  duration: of(`
    another # ~3 @unit
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
} satisfies Partial<LanguageRules>;
