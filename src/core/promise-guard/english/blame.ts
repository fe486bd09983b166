import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Blame. */
export const blame = {
  accusation: of(`
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
    ^ if you ?had|hadn't|hadn't ~1 hadn't|had|only
    if you'd only
    thanks to ~3 @company|host|provider|hosts|agency|developer|colleague|team
    no thanks to
    only ~2 themselves|yourself|itself|yourselves to
    on ~1 them|him|her|you ~1 $
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
    left|leaves|leave|made|make|makes|making ~4 mess|chaos|shambles|hash|disaster|pig's|hole|trail|muddle
    pushed|deployed|uploaded|deleted|entered|installed|broke|pulled|changed|typed|set|edited|removed|overwrote|unplugged|picked|chose|ran|put|used|pressed|clicked|configured ~4 wrong*|without|accidentally|mistake|carelessly|blindly|accident|incorrect*|bad|broken|untested
    accidentally|carelessly|wrongly|blindly|recklessly|stupidly|simply|just ~1 pushed|deployed|deleted|entered|installed|broke|pulled|changed|removed|overwrote|unplugged|forgot|ignored|wiped|switched|turned|let
    broke|breaks|wrecked|wiped|trashed|killed|nuked|destroyed|ruined|crippled ~2 it|the|this|your|our|everything|my
    pulled|pulls the plug|rug
    haven't|hasn't|didn't|never|hadn't ~2 bother|bothered|warn|warned|renew|renewed|pay|paid|tell|told|check|checked|test|tested|maintain|maintained|notice|noticed|care|cared|listen|listened|act|acted|patch|patched|inform|informed
    did|does|has|had|have not ~1 bother|bothered|warn|warned|renew|renewed|pay|paid|test|tested|maintain|maintained|listen|listened|patched
    won't|doesn't|don't|wouldn't|couldn't ~1 bother|listen|act|care
    ignored|ignoring|ignores|neglect*|overlooked|forgot|forgets|forgotten|refused|refuses|refusing|slept|sleeping|dithered|dawdled|dragged|dragging|stalled|stalling|fobbed|skimped|lied|lying|misled|misconfigured|mishandled|mismanaged|miscounted|stuffed|botched|blew|blown|missed|misread|sabotaged|dropped|skipped|cheaped
    fob|fobbing|fobbed|brushed|brushing|kept|keeping|keep|left|leaving ~2 us|me|you ~1 off|waiting|hanging|hold|dark
    dragging|drags|dragged ~1 their|its|his|her ~1 feet|heels
    sitting|sat on ~1 hands|it
    far|way|much|too ?too slow|late|long|cheap|lazy|busy
    yet again|another ~3 outage|failure|fault|problem
    once again ~3 down|let|failed|broke|problem*|outage
    as|like usual|always
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
    @company
    *hoster|isp|isps|contractor*|freelancer*|junior|intern|trainee|apprentice|assistant|boss|consultant|designer*|programmer*|webmaster*|sysadmin*|technicians|nephew|brother|cousin|subcontractor*|marketing|helpdesk|firm|outfit|operator*|carrier|helpline|successor
    whoever|somebody|someone|people|guys|lot|crowd|bunch|bloke|folks|chap
    your|their ~1 it|developer|guy|man|people|staff|team|side|end|lot|office|department|bookkeeper|accounts
    ^ ?because|since|as|and|but|that you ?have|had|'ve
    you've|you'd
    ^ ?but|and|because they|he|she ?have|had|has|just|simply|never|failed|forgot|couldn't
    host|host's|hosting|hoster|provider*|company|developer*|colleague*|agency|team|support|vendor|supplier|technician*|engineer*|staff|registrar|admin|predecessor
    data centre|center|centre's
    ^ you|they ?have|had
  `),
  refersBack: of(`^ ?and|because who|which|they|he|she|they've|he's|it`),
  writer: of(`i|my|we|myself|i've|i'm|our`),
  writerActs: of(`^ ?and|but|because|that|when i|we|i've|we've|i'd|i'm`),
  excuse: of(`
    out|outside of|our|my ~1 our|my|anyone's|hands|control ?hands|control
    beyond|outside ~1 our|my|anyone's ~1 control|influence|reach|responsibility|power
    not|isn't|wasn't|ain't|never|hardly ~2 down|on|to|our|my|anything|something ~2 us|me|fault|end|mistake|side|i|we
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
    yet $
    yet
    haven't|hasn't ~2 confirmed
    i|we should|could ~1 have
    my|mine|i|me ~3 mistake|fault|blame|error|responsib*
    only|just me|myself
    who is|was|are ~2 blame|fault|responsible
    nobody|no-one|matter|myself
    know*|known|tell|clear|asked ~2 who
    missed ~1 my|the|our ~1 call|calls|message|email
    not|no|don't|isn't ~3 blame|blaming
    no one ~3 blame|fault
  `),
} satisfies Partial<LanguageRules>;
