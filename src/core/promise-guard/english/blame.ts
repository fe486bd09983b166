import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Blame. */
export const blame = {
  accusation: of(`
    ^ ?because you ~1 refused|insisted|wouldn't|never
    what comes of
    nobody|no-one|don't|doesn't|hardly ~6 know|knows what they're|he's|she's|you're|they
    ^ if only you'd|they'd|he'd|she'd
    owe ~1 this|the|that ~2 disaster|mess|outage|night|chaos
    without ~6 nothing|wouldn't ~4 happened
    this|that is|that's what happens
    no wonder ~1 with
    serves ~1 right
    with|at|on ~1 decent|proper|better|professional|serious|competent|half-decent ~6 wouldn't|would
    what your|their ~3 got|gets|gives|buys|bought you|us
    can|could|may thank|blame ~5 for
    washed|wash|washes|washing ~2 hands
    passing|passed|pass the buck
    couldn't|could care less
    not fit for purpose
    infinite wisdom
    waste of money
    some genius|idiot|clown|fool
    hash|pig's|dog's ?ear|breakfast|dinner of
    took|take|taken ~1 eye|eyes off
    isn't|aren't|can't ~2 trusted
    never ~2 @duty
    your ~2 deleted|overwrote|removed|disabled|cancelled|unplugged|wiped|broke
    alone ~1 to thank
    to thank for this|that|it
    come|came|coming ~2 bite|haunt
    if only you|they|your|the|he|she
    only themselves|yourself to
    ^ ?only had your|the|our|my|they|somebody|someone ~6 not|*ed
    problem|fault|issue|cause|error|mistake ~4 at|on|with your|their ~1 end|side
    responsibility|blame|fault ~2 lies|lie|rests|sits ~3 with|at
    have|has|got ~4 to thank
    typical of|$
    brought ~2 on|upon yourself|yourselves|himself|themselves
    what you|we get ~2 with|for|when
    had no|zero clue|idea
    cheap|cheapskate|cut-price|bargain-bin|tin-pot|two-bit host*|provider*|outfit|agency
    without ~3 sloppiness|incompetence|negligence|carelessness|laziness|bungling
    is|it's|that's the ~1 host's|provider's|agency's|centre's|their ~1 problem|job|business|fault|doing|responsibility
    useless|rubbish|hopeless|shambolic|shambles|pathetic|joke|laughable|cowboys|cowboy|clowns|idiots|muppets|morons|lazy|dreadful|abysmal|atrocious|appalling|inept|ineptitude|slapdash|shoddy|amateurish|amateurs|clueless|disgraceful|irresponsible|reckless*|hopelessly|bunch
    couldn't|can't|cannot|won't|didn't be|lift|organise|even ~2 bothered|finger|arsed|brewery
    botch*|bungl*|messed|screwed|cocked|stuffed|fouled|mucked|ballsed ~3 up
    botch*|bungl*|cock-up|fumbled|mangled|butchered|cobbled|bodged|bodge
    cut|cutting|cuts ~1 corners
    point|pointing ~2 finger
    finger points|of
    lies|lie|rests|sits ~2 squarely|entirely|solely|fully|with|at ~2 with|door|them|him|her|you
    all|entirely|purely|squarely|solely|firmly|100 ~1 down to|on
    down to ~3 negligence|incompetence|laziness|carelessness|them|him|her|host|provider|host's
    poking|poked|fiddling|fiddled|meddling|meddled|tinkering|tinkered|messing|messed|playing|played|clicking|clicked|mucking|mucked ~2 around|about|with
    poked|fiddled|meddled|tampered|tinkered with|in|about|around
    should|would|could ~2 have|'ve ~1 known|left|listened ~1 better|alone|well
    ^ if you'd|you ?had ~9 wouldn't|would|could|couldn't|we'd|i'd
    ^ if you'd ~3 let|listened|renewed|paid|told|agreed|replied|answered|asked|followed|kept|updated|approved|not
    ^ had you
    ^ if you ?had|hadn't ~1 hadn't|had|only
    if you'd only
    thanks to ~3 @company|host|provider|hosts|agency|developer|colleague|team
    no thanks to
    only ~2 themselves|yourself|itself|yourselves to
    is|was|are|were|that's|it's|this|one|fault|all|entirely|squarely ~1 on ~1 them|him|her|you ~1 $
    left ~1 us|me|you|everyone ~2 lurch|hanging|dry|dark
    let us|me|everyone|everybody ~2 down
    hung us|me|you out
    who|whoever ~9 mess|wrong|badly
    caused by ~3 negligence|incompetence|carelessness|laziness|mistake|error|sloppiness
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
    nonsense|gibberish|twaddle|drivel
    left|leaves ~4 without
    doesn't|don't|didn't|won't|can't even answer|reply|respond|react|pick|call|look|try
    playing|play|plays|played dead|dumb
    sitting|sat|sit on the|our|this|my|your
    taking|take|takes it easy
    incapable|hapless
    haven't|hasn't|didn't|not|never ~1 done|do|did their|its|his|her homework|job
    utter|complete|total|absolute|real|unmitigated disaster|nightmare|disgrace|joke|farce
    never ~1 sent|gave|passed|forwarded|shared|supplied|provided
    act|house together|order
    ^ if ~5 had|hadn't ~3 *ed|done|kept|paid|told|taken|made|set|sent|run
    pick|picks|picking up
    so-called|self-styled|supposed
    waste of space
    couldn't|can't|could|can ~1 run|find|organise|organize|manage|spell ~6 if|in
    see|saw|seen fit
    a finger
    no ~1 interest|regard|effort|care
    out in the cold
    hasn't|haven't|didn't|not even ~2 @duty
    simply *ed
    just copied|overwrote|deleted|ran|went|wiped|switched
    get|got|gets ~2 nothing|anything right|done|together
    haven't|hasn't|can't|cannot|didn't ~2 get|got ~2 anything|thing|it ~1 right
    never|didn't|wouldn't|refused|won't ~1 let|wanted|allow|allowed|approve|approved|want
    left ~1 me|us|you ~1 a|an|this|with
    cut|severed|sliced|drilled ~3 cable|line|fibre|wire|pipe
    didn't|never|wouldn't|don't ~1 listen|listened|heed|heeded|want|wanted|follow
    plug ~1 pulled
    without ~1 asking|telling|warning|checking|testing|thinking|consulting|notice
    kept|keep|keeps ~2 putting|delaying|postponing|refusing|ignoring|pushing ~3 off|back|update*|no|it|me|us
    wiped|nuked|trashed|pulled|cut|severed|knocked|bricked|corrupted|overwrote|unplugged ~3 live|wrong|production|database
    asleep|lapse|lapsed|expire|slide|slip
    clearly|solely|entirely|squarely|fully|wholly responsible|liable|accountable
    cheap|unreliable|careless|arrogant|indifferent|unresponsive
    left|leaves|leave|made|make|makes|making ~4 mess|chaos|shambles|hash|disaster|pig's|hole|trail|muddle
    pushed|deployed|uploaded|deleted|entered|installed|broke|pulled|changed|typed|set|edited|removed|overwrote|unplugged|picked|chose|ran|put|used|pressed|clicked|configured ~4 wrong*|without|accidentally|mistake|carelessly|blindly|accident|incorrect*|bad|broken|untested
    accidentally|carelessly|wrongly|blindly|recklessly|stupidly|simply|just ~1 pushed|deployed|deleted|entered|installed|broke|pulled|changed|removed|overwrote|unplugged|forgot|ignored|wiped|switched|turned|let
    broke|breaks|wrecked|wiped|trashed|killed|nuked|destroyed|ruined|crippled ~2 it|the|this|your|our|everything|my
    pulled|pulls the plug|rug
    haven't|hasn't|didn't|never|hadn't ~2 bother|bothered|warn|warned|renew|renewed|pay|paid|tell|told|check|checked|test|tested|maintain|maintained|care|cared|listen|listened|act|acted|patch|patched|inform|informed
    did|does|has|had|have not ~1 bother|bothered|warn|warned|renew|renewed|pay|paid|test|tested|maintain|maintained|listen|listened|patched
    won't|doesn't|don't|wouldn't|couldn't ~1 bother|listen|act|care
    ignored|ignoring|ignores|neglect*|overlooked|forgot|forgets|forgotten|refused|refuses|refusing|slept|sleeping|dithered|dawdled|dragged|dragging|stalled|stalling|fobbed|skimped|lied|lying|misled|misconfigured|mishandled|mismanaged|miscounted|stuffed|botched|blew|blown|missed|misread|sabotaged|dropped|skipped|cheaped
    fob|fobbing|fobbed|brushed|brushing|kept|keeping|keep|left|leaving ~2 us|me|you ~1 off|waiting|hanging|hold|dark
    dragging|drags|dragged ~1 their|its|his|her ~1 feet|heels
    sitting|sat on ~1 hands|it
    far|way|much|too ?too slow|late|long|cheap|lazy|busy
    yet again|another ~3 outage|failure|fault|problem
    once again ~3 down|let|failed|broke|problem*|outage
    slow|sluggish|late ~1 to
    can't|cannot|couldn't|won't|doesn't|don't ~3 keep|run|get|manage|hold|do|handle ~4 up|stable|online|together|right|act|properly|job|straight
    caused|causing|brought|took|knocked ~4 outage|mess|this|crash|down|offline
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
    customer service|services|care|support
    people|board|committee|management
    emergency|duty|out-of-hours line|desk|service
    your|their temp|volunteer*|committee|treasurer|daughter|son|wife|husband|sister|waiter*|chef|cook|secretary|receptionist|caterer|manager|club
    your|the|our|my previous|former|last|old|earlier|ex !night|night's|week|backup|message|server|version|update|one|test|hour|month|year|time|order|copy|page|plan|address|two|three
    shift|crew|desk|namecheap|bt
    you didn't|never|wouldn't|ignored|refused|forgot|insisted|chose|decided
    electrician*|builder*|cleaner*|neighbour*|council|predecessors|landlord*|caretaker*|workmen|plumber*
    @company
    *hoster|isp|isps|contractor*|freelancer*|junior|intern|trainee|apprentice|assistant|boss|consultant|designer*|programmer*|webmaster*|sysadmin*|technicians|nephew|brother|cousin|subcontractor*|marketing|helpdesk|firm|outfit|operator*|carrier|helpline|successor
    whoever|somebody|someone|people|guys|lot|crowd|bunch|bloke|folks|chap
    your|their ~1 it|developer|guy|man|people|staff|team|side|end|lot|office|department|bookkeeper|accounts
    ^ ?because|since|as|and|but|that you
    you've|you'd
    ^ ?but|and|because they|he|she
    host|host's|hosting|hoster|provider*|company|developer*|colleague*|agency|team|support|vendor|supplier|technician*|engineer*|staff|registrar|admin|predecessor
    data centre|center|centre's
    ^ you|they
  `),
  refersBack: of(`^ ?and|because who|which|they|he|she|they've|he's|it|without`),
  writer: of(`i|my|we|myself|i've|i'm|our`),
  writerActs: of(`^ ?and|but|because|that|when|if i|we|i've|we've|i'd|i'm`),
  excuse: of(`
    can't|cannot|couldn't help it|that
    i|we did ~1 warn|tell ~1 you
    told you so
    i|we ~1 warned ~1 you
    out|outside of|our|my ~1 our|my|anyone's|hands|control
    beyond|outside ~1 our|my|anyone's ~1 control|influence|reach|responsibility|power
    not|isn't|wasn't|ain't ~2 down|on|to|our|my|anything|something ~2 us|me|fault|end|mistake|side|i|we
    never|hardly ~1 our|my|down ~2 us|me|fault|end|mistake|side
    not|isn't|wasn't|ain't ~2 because of us|me
    wasn't|isn't us|me
    had|has|have|got nothing|little to do with us|me|our|my
    nothing|little|not|no|anything ~3 i|we ~2 could|can|do|did ~2 about|do|done|wrong
    there's|there|was nothing|was|is ~2 i|we could
    hands are|were tied
    through|by no fault
    no fault of our|mine|ours|my
    through no fault
    we|i did|have|had nothing|everything ~1 wrong|right
    we're|i'm|we|i ?are|am not ~1 to blame|responsible|at
    don't|not|can't|cannot blame me|us
    not|isn't our|my ~1 department|problem|doing|failing|failure
    act of god
    force majeure
    not|isn't|wasn't|never ~1 our|my fault|mistake|doing|responsibility
    nothing to do with us|me
    out of|beyond our|my hands|control
  `),
  noBlame: of(`
    according to
    gone|go|goes|went|going wrong
    ^ ?and|but once !again|more
    ^ if you ~2 never|not ~1 want|wanted|wish|wished
    wouldn't|couldn't|can't|won't|shouldn't|cannot ~1 blame
    took|take|taken|takes|taking|brought|pulled ~5 to replace|swap|move|fix|repair|install|upgrade|update|protect|change|clean|check|stop|prevent|restore|stabilise|save|avoid
    is|are|was|were|be|been never
    i|we|i've|we've never
    you ~2 were|was|are ~1 asleep|sleeping
    @thing ~4 blame|fault
    blame ~3 @thing
    haven't|hasn't|not|no|nothing ~5 yet
    haven't|hasn't ~2 confirmed
    i|we should|could ~1 have
    my|mine|i|me ~3 mistake|fault|blame|error|responsib*
    only|just me|myself
    who is|was|are ~2 blame|fault|responsible
    know*|tell|clear|asked ~2 who
    missed ~1 my|the|our ~1 call|calls|message|email
    not|no|don't|isn't ~3 blame|blaming
    no one ~3 blame|fault
  `),
} satisfies Partial<LanguageRules>;
