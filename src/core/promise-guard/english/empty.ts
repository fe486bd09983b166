import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Words that say nothing. */
export const empty = {
  haste: of(`
    ^ when|once|whenever ~1 i|we can|may|able $
    as|when ~1 time|circumstances permits|permit|allows|allow
    as|so quickly|fast|soon|swiftly|promptly|rapidly|speedily|early|quick ~2 as ~3 possible|can|could|able|humanly|feasible|practicable
    at|with ~2 earliest|speed|haste|urgency|possible|pace ~1 convenience|opportunity|possible|moment
    with all|utmost|great|possible due|possible|speed|haste|urgency|dispatch
    at ~1 first|next opportunity|chance
    a.s.a.p|pronto|post-haste|posthaste|forthwith|toot
    i|we|i'm|we're ~6 without ?further|undue delay|ado
    without ?further|undue delay|ado ~1 i|we|i'm|we're|i'll|we'll
    in ~1 near future
    in due course
    in the fullness
    a|any|the timely|prompt|swift|speedy|rapid|expeditious ~1 fashion|manner|resolution
    before too|very long
    asap|promptly|expeditiously
    as|at soon|quickly|fast|swiftly ~1 as ~3 possible|can
    at the|our|your earliest ~1 opportunity|convenience|possible
    in a timely
    timely manner
  `),
  promptness: of('swiftly|speedily'),
  request: of('please\n ^ call|ring|reply|phone|write|send|let|tell|forward'),
  emptyPhrase: of(`
    more ~3 soon|shortly $
    more ~1 soon|shortly|later $
    doing|do|does|done everything|all ~2 to
    your ~1 call|request|trust|concern|concerns|satisfaction|business|security|patience ~1 is|are|means ~3 important|everything|lot|priority|matters|valued|appreciated
    matters|matter ~1 to us
    giving|give|given ~1 it|this|everything ~1 our|my|all|everything
    team|panel|group of ~2 experts|specialists
    with ~1 highest|utmost|top|greatest ~1 priority|urgency|care|importance|speed
    treat|treating|treated|handling|handled ~4 priority|urgency|urgently
    fully|totally|wholly|completely|deeply committed
    moving|move|pulling every|all ~1 lever|levers|strings|mountain*
    patience|understanding|business|custom|loyalty|cooperation|trust|satisfaction|happiness ~1 is|are|means ~2 valued|appreciated|important|everything|paramount|priority|world|lot|concern
    value|values|valuing|appreciate|cherish|treasure ~2 your|you|our ~2 custom|business|loyalty|patience|satisfaction|customer|customers|trust|support
    means ~2 lot|world|everything to
    work|working|worked|toiling|slaving|at ~3 day and night
    work|working|worked|toiling|slaving|at ~3 night and day
    flat-out|tirelessly|relentlessly|unstintingly|ceaselessly|feverishly|frantically|doggedly
    flat out
    all ~1 hands|stops|guns
    every|all possible|available|conceivable resource*|effort*|avenue*|means|measure*
    leaving|leave no stone
    spare|sparing no effort|expense
    going|go ~1 extra|above
    above and beyond
    moving|move heaven
    heaven and earth
    very|level best
    our|my very|level|utmost best|utmost
    doing|do|done|did|trying|try ~1 our|my very|level|utmost|hardest|damnedest
    doing|do|done ~1 everything|all ~3 can|possible|power|could
    giving|give|given ~2 our|my|it|this|everything ~2 all|best|everything|got
    hard at work
    full|undivided|utmost ~1 attention|steam|throttle|commitment
    full steam
    busy|busily working
    working|work|toiling|labouring|slaving|beavering ~2 hard|tirelessly|feverishly|flat|diligently|frantically|urgently|intensively
    working|beavering|slaving away
    take|takes|taking|treat|treating ~2 very|extremely|seriously|with ~1 seriously|utmost
    highest|top|topmost|absolute|utmost|paramount|number ?one priority|priorities|importance|urgency
    number|numero one
    comes|come first for|with us|me
    always come first
    please ?be|rest ?rest assured|easy
    be|rest|feel assured
    can|may rest|be ?rest assured
    strive|striving|endeavour|endeavouring|endeavor|committed to
    any|whatever|all ~1 inconvenience*|disruption|trouble ~2 caused|may
    inconvenience*
    apologise|apologize|sorry|regret|apologies for ~2 inconvenience*
    bear|bare with
    on the case|ball|job
    in good|safe|capable hands
    got you|your|this ~1 covered|back
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
    bear with us|me
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
} satisfies Partial<LanguageRules>;
