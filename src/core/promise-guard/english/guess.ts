import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Guesses. */
export const guess = {
  hedge: of(`
    going|judging by
    can|could ~1 only be
    my|our tip
    my|our first|immediate thought|instinct
    on the assumption
    look|looks|looked|sounds|feels ~3 as if|though
    stands to reason
    which|that|it|this would fit|match|explain|tie
    there's|is ~1 a|some|every ~1 chance|possibility|risk
    at|as ~1 a guess
    which|this|that|it|log|logs|pattern|timing|error|errors|everything|evidence suggests|suggest|indicates|indicate|implies|hints|points
    suggesting|implying|hinting|indicating !you|we|i|to
    it's|is|it|was|be|that's ~1 either
    either ~1 @thing
    a|one|another hunch|suspicion
    consistent with
    ten to one
    odds on
    if you ask
    suspiciously
    might|may|could|must have ~2 to do with
    out on ~1 limb
    that'll|it'll|this'll be ~2 @thing
    that|it|this will be ~2 @thing
    strongly|highly|half|rather suspect|suspected
    i|we could|can ~1 imagine|picture|conceive
    i|we could|can only assume|guess|imagine
    to all appearances
    from|by everything|all|what ~1 i|we ~2 see|tell|seen|gather|know|read
    if ~1 i'm|we're|i|we ~2 reading|read|understand|interpret ~3 right|correctly|it|logs
    the way i|we ~1 see|read|understand
    as i|we ~1 see|read|understand it
    it'll|that'll|that'd|it'd have ~1 been
    put|putting|pin|pinning ~2 it|this|that ~1 down|on ~1 to|the
    much|a lot points|speaks|suggests ~1 to|for|that
    quite|very|perfectly|entirely possible|possibly|conceivable|plausible
    strike|strikes|struck me|us as
    have|has all ~1 hallmarks|signs|marks
    hallmarks of
    could be ~4 could|or
    rumour|word has
    speculation|conjecture|guesswork|guesstimate
    not|isn't ~1 unlikely|impossible|inconceivable|implausible
    leads|led me|us to
    i|we ~1 fear|dread
    afraid|worried ~1 it's|that|the|some
    seem|seems|seemed|appear|appears|appeared to|as|like|that|it|pretty|rather|very
    i|we|i'd|we'd|i'm|we're ~1 think|thinking|believe|suspect|assume|guess|presume|reckon|imagine|gather|fancy|sense|figure|suppose|conclude|infer|suspecting|guessing|assuming|inclined|leaning !of|about|i'll|you|so
    i'd|we'd say|wager|venture|bet|hazard
    i|we wager|bet|hazard
    put|lay ~2 money
    best|educated|first|working guess|bet|theory|hypothesis|suspicion
    my|our ~2 guess|hunch|bet|suspicion|theory|feeling|assumption|instinct|hypothesis|impression|gut
    likely|probable|prime|usual|obvious culprit|cause|reason|suspect|candidate|explanation|offender|scenario
    main|chief suspect|culprit
    if i|we ~2 had|have ~1 to guess|bet|speculate|choose
    if i'm|we're ~2 not mistaken|wrong
    unless i'm ~2 mistaken|wrong
    wouldn't|not|hardly be surprised|surprise|shocked
    wouldn't surprise
    it|that|this|which has|will|would ~1 to|have ~1 be|been !*ed|at
    it's|that's|got|has|have got ~1 to|be
    must be !*ed|done|kept|sent|made|paid|set|at|in|on
    must|can't|cannot|couldn't have|'ve
    somebody|someone|something|it|that|they ~1 will|'ll have
    look|looks|sound|sounds|feel|feels ~1 overload*|broken|damaged|corrupt*|stuck|dead|down|full|hacked|compromised|blocked|suspicious|fishy
    can only be|have
    no doubt|doubtless|surely|undoubtedly|evidently|allegedly|reportedly|ostensibly|conceivably|purportedly|rumoured|plausibly|likeliest
    to the best of my|our
    from what i|we ~1 see|tell|seen|gather|know|read
    by the look|looks|sound|sounds
    so|as far as i|we
    for all i|we know
    on the face of
    at ~1 first glance|sight|guess
    something|some ~2 to do with
    something ~2 wrong|off|up|amiss|fishy with
    something with the|your|our|that
    some sort|kind of
    have|got|getting ~3 feeling|hunch|suspicion|inkling|impression
    i'm|we're|i|am|fairly|pretty|reasonably|almost|quite|nearly|99 ~2 fairly|pretty|reasonably|almost|quite|nearly|practically sure|certain|confident|positive
    fairly|pretty|reasonably|almost|nearly|practically sure|certain|certainly
    strong|fair|decent|real|every|high|outside chance|odds|likelihood|possibility|indication
    odds|chances|signs|evidence|clues|indications|everything|logs ~1 are|point|points|suggest|suggests|indicate|hint|hints ~1 that|to|towards|at|it
    look|looks|looked|sounds|feels|smells ~3 like !this|follows
    look|looks|looked|sounds|feels as !follows|usual
    smells|smacks|reeks of
    wonder|wondering if|whether
    dare say
    in|to my|our ~1 mind|view|opinion|book|eyes|estimation|judgement|judgment|experience|humble
    in all ~1 likelihood|probability
    more than likely
    highly likely|probable
    might|may|could ?very|quite easily|possibly|conceivably|well be|have
    could|might|may have been !worse|better|much
    i|we ~1 can't|cannot help ~3 think*|feel*|wonder*
    something's|summat|something ~1 up|wrong|off|amiss|fishy|broken with|in|on
    i|we'd|i'd hazard
    best guess
    gut ~2 says|tells|feeling|instinct
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
    i|we fear|wonder
    i|we take it
    would appear|seem
    not ~1 sure|certain
    probably|presumably|apparently|suspected|supposedly|seemingly|suspicion
    i|we believe|suspect|assume|guess|presume|reckon|imagine|gather
    i|we|i'd|we'd ?would guess|think
    my|our ~1 guess|hunch|bet
    most|very|quite|more likely
    as far as i|we
    looks|look|looked like|as
    seems|seem|appears|appear
    chances are
    i|we am|are|'re not entirely|completely sure
    in all likelihood|probability
  `),
  weakHedge: of(`
    may|might|could ?well|also|easily have|be
    seem|appear|probable|likely|likelihood|surely|theoretically|supposed|supposedly
    perhaps|maybe|might|=may|could|possibly|likely|conceivably|seems|seemed
  `),
  causeOrEffect: of(`
    plugins|extension*|theme|cache|script*|router*|backup*|version|php|mysql|code|setting*|entry|domain|plan|filter|spam|firewall*
    hardware|ram|cpu|switch|api|login|password|bot|bots|crawler*|ssl|cdn|proxy|rule|record|upgrade|culprit|behind|reboot
    tripped|blocked|blocking|blocks|clogged|jammed|hung|stuck|dead|down|ran|expired|died|fried|filled|full|flooded|choked
    emails|e-mails|messages|files|images|payments|bookings|customer|customers|anyone|everyone|gone|wiped|deleted|intact|safe
    robot|robots|attackers|hackers|hacker|lightning|maintenance|overheated|timed|timeout|connection|supplier|host|provider
    cause|caused|causes|causing|reason|due|problem*|error*|fault*|server*|plugin*|database*|certificate*|update*|attack*
    lost|missing|affected|disk|network|memory|overload*|data|orders|failed|failure|hacked|hack|cable|power|outage|configuration
    dns|broken|storage|traffic|crashed|corrupt*|leaked
  `),
  reader: of(`
    you|you've|you'll|you'd|you're
    your sister|brother|wife|husband|colleague|assistant|receptionist|accountant|mother|father|mum|dad|partner|boss|son|daughter|team|staff
  `),
  notGuessing: of(`
    nothing ~2 could|can|might have
    don't|doesn't|can't ~1 think|believe|imagine ~1 anyone|anybody|many|a
    could not|no|only|still|again|finally|both !be|have
    couldn't !be|have
    nobody|no-one|none|one|noone could !have|be
    suspicion|theory|hunch|guess ~6 confirmed|right|wrong|correct|disproved
    this|it|that|we may have caused
    you may|could|might
    could not be|have
    been ~2 worse|better
    i|we|i've ~1 probably|may|might|must|presumably ~3 missed|woke|woken|disturbed|overlooked|called|lost|sound|sounded
    at ~1 least|most|once
    no|any|not|won't|don't|can't|wouldn't|never|stop|hate|instead ~3 guess|guesses|guessing|speculate|speculating|speculation|theories|assume|theory
    guess ~1 at
    no longer|more ~2 suspect*|guess*
    suspicion|theory|hunch ~2 confirmed|right|wrong|correct
    looks|look ~2 normal|right|correct|fine|good|clean|healthy|ok|okay
    think|thinking ~1 you|it|that|this ~2 best|better|fair|worth
    i|we think you|we|i
    every|good reason|chance to
    your guess|suspicion|assumption
    not|don't|no|without|rather ~3 guess|guessing|speculate|assume
    think|thinking of|about
    may|could|might i|you|we
    looks|look good|fine
  `),
  askedGuess: of(`
    could|might|can|may it|this|that ~1 be
    is it ~1 possible|conceivable
  `),
  offer: of(`
    i|we ~1 could|might|may !have|be
    help|helps|like|suit|suits|prefer|want|worth|wish|need
    you|your could|might|may
  `),
} satisfies Partial<LanguageRules>;
