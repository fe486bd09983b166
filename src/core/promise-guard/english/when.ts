import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** When something is to be. */
export const when = {
  time: of(`
    be back|up|ready|online|live|there|open for
    by|at|around|about|until|till half past
    again for|in ~3 @opening|@day
    towards|toward ~1 @day|dawn
    on time
    be|are ready|open|up|back|live|online|available|there for ~3 @opening|@day
    in # $
    before the|your|anyone|anybody|they|you|people|everyone|guests|customers|patients|members|parents|kids|pupils|players|bakers !outage|crash|change|upgrade|failure|restart|move|incident|fault|attack
    by then
    in|over|during the course of
    from|for noon|midday|midnight|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday
    by|before|until|till teatime|lunchtime|dinnertime|bedtime|sunup|daybreak|dawn|first|then
    by the ~1 day|week|time|end|start|morning|afternoon|evening
    from today|now|tomorrow
    start|beginning|middle|end of ~2 @day|week|day|business|month
    the ~1 day|morning|week after
    by|at|till|until|til|before|around|about|from|for|towards|past|after ?about|around|roughly|just|say ?half|quarter|ten|twenty|five|shortly|just ?past|to|before|after @hour !@counted
    half|quarter ?past|to|gone @hour !@counted
    for|by|about|around|at|before|till|until half ?past @hour
    eta ?: #|%|this|later
    by|before|in|until|till the ?same|early|small morning|afternoon|evening|hours
    before|until|till|by|in|ahead ~4 @opening|breakfast|lunch|dinner|dawn|sunrise|daybreak|teatime
    in time for|to
    in good|plenty time
    ahead of
    before|until|till|by when|time|you|your|they|we|anyone|anybody|the ~4 @waking
    for when|time ~4 @waking
    before you|they|your|anyone ~3 up|awake|open|wake|start
    first thing
    within|inside ~4 @unit
    in under|less|about|roughly|maybe|another|a ~4 @unit
    # @unit from|or so
    a|an|half|another ~2 @unit from now
    top|bottom of the hour
    this morning|afternoon|evening|week|weekend
    later|earlier on|this|today
    end|close of
    come morning|monday|tuesday|wednesday|thursday|friday
    monday|tuesday|wednesday|thursday|friday|saturday|sunday morning|afternoon|evening|night|lunchtime
    the next ~2 @unit
    same day
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
    by|before|around|about|at|until|till|from|after|for|is|than|of ?about|around %
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
    in a|another ?wee|little|short|tiny|quick|bit|few while|bit|mo|moment|tick|sec|jiffy
    in a ?wee|little bit
    in the|no ~2 foreseeable|near|nearest future
    in a|two heartbeat|shakes|ticks|blink
    in record time
    in|before next to no time
    in next|no time|moment|jiffy|flash|trice|tick|mo
    before too|very long
    before you know
    in|within a jiffy|flash|tick|trice|mo|moment|heartbeat|blink
    any minute|moment|second|hour
    any|anytime ?time now
    very|quite|pretty|real|really|fairly|extremely|just soon|shortly
    imminently|presently|momentarily
    not long now
    @be ~4 soon|shortly
    won't be long
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
  untilClause: of(`
    ^ ?and|by when the|your first|next @people
    ^ ?and|but|well|long before|until|till|when|by ?the ?time !i|we|i'm|i've ~6 @waking
    ^ ?and|but by the time ?that you|you're|you've|you'll|your|anyone|everyone|customers
    ^ ?and|but|well|long before you|your|they|anyone|anybody !hear|get
  `),
  lead: of(`
    ^ ?just|only # ?more @unit $
    ^ the|one last|final ~1 test|step|check|restart|push|bit|piece|item|job|import|copy
    let me|us|them ~5 @unit
    let me|us finish|do
    ^ ?just|only ~4 to go
    ^ ?just|only ~4 left
    a little|bit ~1 longer|more
    ^ ~1 moment|minute longer|more
    ^ ?just|only|got|still one|two|three|a|another ~3 more|left|last|final|table|tables|restart|reboot|step|steps|click|clicks|tweak|check
    ^ ?just one|another|two|three ?more|last|final ~2 restart|reboot|step|check|click|tweak|table|tables|steps|clicks|push|test
    give|allow|grant ~1 me|us|it|this|them
    just ~3 to go
    just ~3 left
    hang|hold|sit on|tight
    bear with
    a little patience
  `),
  afterwards: of(`
    ^ ?and|but ?straight|right|directly|immediately after that|this|which
    ^ ?and|but afterwards|afterward|thereafter
  `),
  once: of('^ ?and|but once'),
  timestamp: of(`
    ^ ?right|ok|okay|so|well|now ?just ?half|quarter|ten|twenty|five ?past|to|gone @hour|% ?o'clock|am|pm $
    ^ ?right|ok|okay|so|well|now # o'clock|am|pm $
    ^ ?it's|it ?is ?now half|quarter|ten|twenty|five ?past|to @hour ?now $
    ^ ?it's|it ?is ?now half @hour ?now $
  `),
  then: of(`
    straight|right|directly after
    ^ ?and|but then|after|and|so|before
  `),
  deadline: of('will'),
  rhythm: of('hourly|daily\n every ~2 @unit\n once ~2 @unit'),
} satisfies Partial<LanguageRules>;
