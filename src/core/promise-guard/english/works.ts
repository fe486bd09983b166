import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** That it works again, and that one reckons with it. */
export const works = {
  recovery: of(`
    errors|problems|faults|error|trouble ~1 stop|stops|end|ends|cease
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
    loaded|copied|imported|transferred|uploaded|repaired
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
