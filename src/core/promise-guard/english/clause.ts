import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** What makes of a clause no promise. */
export const clause = {
  past: of(`
    i|we|it|they|he|she|that|which|backup|check|restore|import|copy|rebuild finished|closed|ended
    loading|taking since|from
    checked|tested|counted|replaced|posted|confirmed|reported|tried|asked|looked|rolled|moved|started|agreed
    managed|found|fell|broke|died|gave|made|wrote|sent|lost|missed|called|rang|spent|saw|heard|knew|dropped|left|noticed
    they've|you've|he's|she's|it's|that's|i'd|we'd|you'd been|had|got
    already|previously|meanwhile
    last night's|week's
    answered|loaded|worked|responded|ran|got|restarted|reopened|resumed|happened
    was|were|had|did|since|lasted|came|went|began|started|took|returned|yesterday|ago|failed|stopped|earlier
    has|have|i've|we've|it's been
    last night|week|hour|time
  `),
  perfect: of(`
    ^ fixed|resolved|repaired|restored|solved|sorted
    ^ i|we|they|he|she restored|fixed|resolved|repaired|solved
    have|has|i've|we've ?now|already|just restored|fixed|resolved|repaired|solved|recovered|confirmed
  `),
  open: of(`
    ^ and|but|or if|when|once|whether|unless|how|why
    as long as
    the moment|minute|second i|we|it|they|the
    ^ when|once|whether|until|unless|how|why|while
    ^ if !nothing|all|everything
    ^ if nothing|all|everything !goes|gets|comes|runs
    ^ as soon as
    as soon as
  `),
  negation:
    of(`isn't|aren't|didn't|hasn't|haven't|nobody|none|wouldn't|not|cannot|can't|don't|doesn't|isn't|won't|never|unclear|unknown|yet
    nothing !gets|goes|comes
    no !time`),
  unsaid: of(`
    not|cannot|can't|don't|won't|couldn't|wouldn't|unable|rather|hesitant|reluctant ~4 promise|say|put|name|commit|give|guess|swear|estimate|rule|forecast|pin
    no way of|to ~2 know|knowing|tell|telling|say|saying|be
    no|not|without ~3 idea|telling|knowing|eta|timeframe|timescale|word|clue|prediction|sure
    can't|cannot|couldn't ~2 be sure|certain
    rather not
    hard|difficult|impossible|wrong|dishonest to ~1 say|tell|predict|promise|estimate
    anyone's|anybody's guess
    not|cannot|can't|don't|won't|couldn't|unable ~3 promise|say|know|tell|guarantee|predict|estimate
    no ~2 idea|estimate|eta|promise|promises
    too early
  `),
  message: of(`
    update !is|was|went|broke|itself|has|had|will|goes|needs
    next|another|an|further|my|status|short|quick|new update
    i'll|i|we'll|we ~2 report
    report|reports back|follows|to|from|by|at|on
    a|the|my|full|next|written|short|incident|this|that report
    keep|keeping|leave|leaving ~5 running|on|up|open|off|online until|till|for|in
    i'll|i|we|we'll|i'm|we're ~2 tell|telling
    tell|telling you|me|him|us
    ^ ?and more on|about|to|from|later|when|as|follows|in|soon|shortly|then|tomorrow|after
    take|takes|taking|took over
    know|learn|learnt|understand ~2 more
    ping|text|texting|whatsapp|email you|me|him|her|them
    drop|leave|leaving|send|sending|give|giving|shout|owe ~1 you|me ~2 message|voicemail|line|note|word|bell|shout|buzz|call|mail|email|text|status|summary|news
    phone|phoning|ringing|rung|calling|voicemail|speak|talk|posting|posts|summary|checkpoint|announcement
    i'll|i|we|we'll|i'm|we're ?will|am|are ~1 load|loading|run|running|try|trying|check|checking|look|looking|test|testing|ask|asking|chase|chasing|read|reading|compare|comparing|count|watch|watching|keep|monitor|verify
    get|getting|come|coming|report|be ~2 back to|with you|everyone|this
    contact !form|forms|page
    roll|rolling|rolled ~3 back
    go|going|gone|went back to bed|sleep
    get|getting|stay|staying up !and
    message|messages|write|writing|hear|updates|updated|call|notify|inform|touch|news|reply|posted|note|ring|information|details|follow|follows
    back ~1 to you
    let you know
  `),
  otherReturn: of(`
    i'll|i|we'll|we|i'm ~2 back ~1 at|in|with|to
    refund*|money|credit|deposit ~6 account|back|card|yours
    technician*|engineer*|colleague*|electrician* ~3 at|on|back|there
    try|tries|trying|retry ~2 again
    be|am|is ~1 reached
    you|we|they open|opens|close|shut ~2 at|from|until|till
    is|are|it's up to
    i'll|i|i'm|we're|we|we'll ~4 at|by|near my|our|the desk|phone|computer|keyboard|laptop
    i|i'm|i'll ~2 awake|around|up|free|here
    reach|get|find ~1 me|us|hold
    support|helpline|engineer|technician|team|phone|line|office ~4 available|reachable|open|there|staffed
    i'll|i|we'll ?will|shall be back ~1 at|to|in|by|with ~1 my|our|desk|you|touch|the|office
    i'll|i|we'll|we ?will|can|am|are ?also ?be available|reachable
    i'll|i ?will be back ~4 $
  `),
  maintenance: of(`
    may|can object ~1 until|by|$
    maintenance|upgrade|migration|install|installed|*upgrade
    as announced|planned|agreed|discussed
    planned|scheduled|announced|agreed|booked downtime|work|works|outage|move|window|update|switch|interruption
    work|works|move|window ~5 scheduled|planned|window|closes|ends
    move|moving|migrate|migrating it|the|your|everything ~3 to
    holding page
  `),
  that: of('^ that|whether|when'),
  reported: of(`
    according to ~3 @source|@company
    per ~1 @source|@company
  `),
  saying: of(`
    @source|@company ~1 says|said|say|writes|wrote|estimates|estimate|expects|expect|reckons|reckon|quotes|quoted|promises|promised|hopes|thinks|believes|predicts|claims|claim|suspects|suggests|puts
    @source|@company is|are|has|have ?been ?now talking|quoting|quoted|estimating|saying|said|hoping|expecting|given|promised|confirmed|named|told|announced|blaming
    @source|@company gave|gives|give|told|tells|tell me|us
    @source|@company ~2 eta|estimate
    status page|board ~1 says|gives|shows|quotes|reads
  `),
  onceSaid: of(`
    i|we|i'd|we'd ?had told|said|wrote|promised|announced
    told you
  `),
} satisfies Partial<LanguageRules>;
