import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Playing down. */
export const playingDown = {
  playingDown: of(`
    was only|just|merely ?very brief|short|small|a
    nobody|no-one|noone ~7 against you
    main thing|part|bit ~1 ran|worked|works|runs
    it|this|that|these happen|happens ~1 everywhere
    won't|didn't|doesn't|don't ~1 kill|hurt|harm ~1 anybody|anyone|a|the|any
    ^ merely a|an|the
    don't|can't ~1 think|believe|imagine ~1 anyone|anybody|many|a ~2 noticed|spotted|saw|missed|minded|cares|seen
    ^ it|this|that|things can happen
    bothers|bother|troubles|affects|hurts nobody|no-one|noone
    doubt ~2 anyone|anybody|many ~2 noticed|notice|saw|minds|cares|minded
    can|could live with
    people|customers|visitors|guests ~2 saw|noticed|seen ~2 at most|best
    at most ~5 people|customers|visitors|guests ~1 saw|noticed|seen
    never|hardly|barely hurt|hurts|harm|harms|harmed|kill|killed|kills ~1 a|an|any|anyone|anybody|the|your
    nobody|no-one|noone|one died|dies|hurt|perished
    grand scheme
    no ~1 great|big loss|shakes|tragedy
    minutes|seconds|hour here or|and there
    could|can ~1 happened|happen|have ~1 to anyone|anybody|everyone|the
    soul|ripple|eyelid
    no one|nobody|noone ~4 miss|notice|mind
    nobody|no-one|noone is|will ~3 miss|notice|mind
    everyone's|everybody's ~2 asleep|sleeping|bed
    not|isn't|wasn't ~2 big|huge|major|serious|real problem|issue|deal|drama|thing
    most|many|hardly ~3 didn't|won't|never|wouldn't ~2 notice*
    no point ~1 getting|worrying|fussing|crying
    get|getting upset|worked ~1 over|about|up
    didn't|won't even notice
    bit|little|slightly wobbly|grumpy|moody|poorly|unwell|temperamental
    played|acted|acting|playing up ~1 a ~1 bit|little
    nothing ~6 anyway|anyhow
    you'll|you'd survive|cope|live|manage $
    much ado
    luckily|fortunately|thankfully|happily ~6 night|asleep|weekend|sunday|nobody|hardly
    not much ~2 harm|damage|happened|lost
    more|bigger|better|graver ~1 important|things|problems|worries ~2 things|than
    shrug|shrugs|brush|laugh ~2 off
    got|get|getting|gets off lightly
    storm|tempest ~2 teacup|teapot
    nothing more $
    overrated|overblown|exaggerat*|alarmist
    so what $
    nobody|no-one|noone|anyone|anybody will|would ~2 notice|mind|care|miss
    will|would ~1 anyone|anybody|nobody|hardly ~2 notice|mind|care
    calm down
    routine|run-of-the-mill|everyday ~1 @trouble
    only|just|merely gone|down|off|out|away|offline|unavailable ~3 @unit
    hardly|barely ~2 visitors|customers|traffic|orders
    @small ?little ~1 @trouble
    bit|touch|spot of ~2 @trouble|bother|downtime|trouble|grief|turbulence
    it's|that's|is|was|were|are|only|just ?all ?really ?just|only|merely just|only|merely a|an|some|one|few !more
    it's|that's|it|is ?was ?all ?really only|just|merely the|your|my|one ~2 $
    just|only|merely|barely|mere a ~1 handful|couple|few|moment !more
    just|only|merely|barely a ~1 glitch|blip|trifle|formality|footnote|pinprick|scratch
    a mere|trifle
    no|not|isn't|hardly|wasn't|nothing|ain't ~2 drama|dramas|harm|deal|disaster|crisis|catastrophe|sweat|tragedy|earth-shattering|emergency|panic
    nothing|not|isn't|hardly|no ~1 serious|dramatic|major|bad|worrying|terrible|drastic|earth-shattering|spectacular|alarming
    nothing ~2 to ~1 worry|fret|panic|lose|sweat|fuss
    nothing to speak|write|get|see|lose ~1 of|home|worked|excited|here|sleep
    not much|worth to ~1 worry|speak|see
    don't|needn't|no|not ~1 worry|worries|panic|fret|fuss|sweat
    lose ~2 sleep
    write home
    storm ~1 teacup
    mountain|molehill
    water under
    no skin
    worse|bigger|stranger ~1 things|problems ~2 happen*|in|at
    could|might|would|seen|known ~3 worse
    worse ~2 happen*
    things|stuff|it|this|that|these ?things happen|happens ~1 time|all|best|everyone|sometimes|everybody|anyone|$
    happens to ~1 best
    one of those|them things|nights|days
    not|isn't|hardly|wasn't|no ~2 end ~1 of ~1 world
    world ~1 won't|didn't|hasn't ~1 end*
    won't|didn't|doesn't|hardly|barely|scarcely ~1 miss|matter|matters|mind|hurt|care|noticing|register|dent ~2 much|anyone|anybody|any|$
    hardly|barely|scarcely ~2 anyone|anybody|anything|a|any|worth|noticeable|ripple|traffic|scratch|dent|blip
    hardly|barely|scarcely|not|isn't ~1 worth|worthy ~2 mention*|worrying|fuss|talking|the
    nobody|nobody's|noone|no-one|noone's|no-one's|hardly ~7 anyway|anyhow|regardless|asleep
    nobody|nobody's|noone|no-one|no-one's ~4 shop*|buy*|order*|brows*|missed|books|booking|online|awake|around
    no one|one's ~5 shop*|buy*|order*|brows*|missed|books|booking|online|awake|around|anyway
    who|most ~2 shops|buys|orders|reads|looks|visits|people|customers ~5 anyway|asleep|night
    everyone|everybody|most|customers ~3 asleep|sleeping|bed|fast anyway
    a|the|such ?very quiet|dead|slow|quietest|slowest time|hour|night|day|week
    cosmetic|inconsequential|petty|peripheral|triviality|trifling|trifle|piffling|immaterial
    small beer|fry|potatoes
    no biggie|bother|sweat|matter
    peanuts
    easily ~1 forgotten|survived|absorbed|replaced
    luckily|fortunately|thankfully|happily ~2 only|just|nobody|hardly
    at least ~2 it|was|only|nobody ~2 only|night|just
    survivable|manageable|tolerable|bearable|forgettable
    not|isn't|wasn't|nothing ~1 that|so|too|all|as ~1 bad|serious|terrible|dramatic|much|important|big|awful
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
    hardly|barely|scarcely ~2 any*|noticed|noticeable|notice
    nobody|no-one|none ~4 notic*|visit*|car*|mind*
    no one ~4 notic*|visit*|car*|mind*
    no|not|isn't ~1 big|huge|great deal|drama
    nothing to worry|fret
    nothing ~1 serious|dramatic|major|bad|big
    not|isn't the end of
    no need|reason|cause to|for ~1 worry|panic|alarm|concern
    everything|all was|is|has ~1 fine|ok|okay
    not|isn't|wasn't that|so|too bad
  `),
  notPlayingDown: of(`
    just|only|merely|simply a|an|the|one ~2 @thing
    yesterday|until|till|before|earlier ~6 everything|all was ~1 fine|ok|okay
    everything|all was ~1 fine|ok|okay ~1 yesterday|until|till|at|before|when
    no|not|isn't|wasn't|hardly|never ~1 a ~1 @small ~1 @trouble
    no @small ~1 @trouble
    not|isn't|wasn't|never ~1 just|only|merely|simply ~1 a|an|some ~2 @trouble|blip|glitch|hiccup
    not|isn't|wasn't|hardly|no a ~1 blip|glitch|hiccup|trifle
    more|anything|worse|bigger than|but ~1 a|an ~2 @trouble|blip|glitch|hiccup|trifle
  `),
  reassurance: of("don't|needn't|no worry|worries|panic|fret\n no need to worry"),
  shortOutage: of(`
    only|just|merely ~1 down|offline|out|unavailable|gone ~2 @unit
    only|just|merely ?lasted|took ?for ?about # @unit
  `),
} satisfies Partial<LanguageRules>;
