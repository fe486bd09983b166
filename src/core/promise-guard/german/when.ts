import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** When something is to be. */
export const when = {
  time: of(`
    vor|bis ~3 @event
    rechtzeitig|pünktlich|noch|wieder ~1 zum|zur|zu ~3 @event
    ^ ?und|aber zum|zur|für ~3 @event
    ist|sind|steht|läuft|wird|werden|kann|können|sollte ~4 zum|zur|für ~2 @event
    kurz|knapp|gleich vor der|dem|ihrer|ihrem|eurer|eurem|deiner|deinem !ausfall|absturz|neustart|update|fehler|umzug
    um|gegen die|der mittagszeit|mittagsstunde|abendzeit|kaffeezeit
    ^ ?und|aber zum|zur * ist|sind|steht|läuft|geht|kann|können|hast|haben|habt|wird|werden
    um|gegen|bis|ab halb
    noch ?weit|lange vor !#
    vor ~2 ersten|erster|erstem
    bis dahin|dann
    zum|zur|bis|vor|ab|pünktlich|rechtzeitig ~3 *start|*beginn|*anfang|*schluss|*öffnung|*wechsel|*dienst|*schicht|*verkauf|*spiel|*konzert|*probe|*kurs|*messe|*markt|*stunde|*verlosung|*auktion|*runde|*besprechung|*geschäft|*verkehr|*betrieb|*andrang
    ab sofort
    um|gegen|bis|ab|spätestens|so|zirka|circa|ca|etwa|punkt ?um|gegen|so|spätestens|schon|etwa|kurz|ungefähr|genau ?vor|nach ?halb|viertel|dreiviertel ?nach|vor|über @hour !@counted
    vor|nach ?viertel|halb @hour !Xx|@counted
    halb|viertel|dreiviertel ?nach|vor|über|ab @hour !@counted
    kurz|knapp|gleich|lange vor|nach @hour !@counted
    rechtzeitig|pünktlich|noch vor|zu|zum|zur|für|bis ~3 @opening|@day
    vor|bis|zum|zur|zu|ab ~2 @opening
    in|innerhalb|binnen ~4 @unit
    in|binnen einer|ner halben|knappen|guten
    im lauf|laufe ~2 @day|@unit|tages|abends|vormittags|nachmittags|morgens
    in|während der|dieser|aller nacht|früh|frühe
    spätestens|frühestens|bis in|am|zum|zur|zu ~2 @day|@unit|@opening
    ^ montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag
    montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag früh|morgen|mittag|abend|vormittag|nachmittag
    morgens|vormittags|mittags|nachmittags|abends
    eta|prognose ?. %
    # @unit später
    heut|heit|hüt
    ehe|bevor ~7 haben|ist|sind
    zum|nach dem mittagessen|abendessen|frühstück|kaffee
    anfang|mitte|ende der|dieser|nächster|kommender woche
    kommende|kommenden nacht|tag|tage|stunde|stunden
    in|innerhalb|binnen ?von|der|den|dem|des|etwa|ca|rund|circa|gut|spätestens ~3 @unit
    nach ?etwa|rund # @unit
    bis|gegen|um|ab|vor|spätestens|nach|zirka|circa|ca|etwa|so ?etwa|ca|spätestens|um|gegen|zum ?. # uhr
    bis|gegen|um|ab|vor|spätestens|nach|zirka|circa|ca|etwa|so ?etwa|ca|spätestens|um|gegen ?. %
    zwischen # und # uhr
    zwischen %
    %
    # uhr
    bis|spätestens|vor|gegen|am|ab|zum|zur|im ~2 @day
    noch heute|nachts|diese*
    heute|morgen noch|abend|nacht|mittag|nachmittag|vormittag|früh
    =morgen
    ^ =Morgen
    übermorgen|nachher
    im laufe ~2 tages|abends|vormittags|nachmittags|woche|nacht
    über nacht
    nächste|kommende|nächster|kommender woche|@day
  `),
  soon: of(`
    in|nach ~2 weile|weilchen
    bald|demnächst|gleich|baldig*|alsbald|ruckzuck|flugs
    im|in nullkommanichts|nullkommanix
    null komma nichts|nix
    in windeseile|kürzester|rekordzeit
    im eiltempo|rekordtempo
    ums umsehen
    in kürze|bälde
    in kürzester|nächster|absehbarer|naher zeit|zukunft
    jeden|jede|jederzeit moment|augenblick|minute|sekunde
    nicht mehr lange
    nicht mehr lang
    im nu|handumdrehen
  `),
  day: of('heute'),
  untilClause: of(`
    ^ ?und wenn|bis der|die|das|ihre|eure|deine ersten|erste|nächsten|nächste @people
    ^ ?und|noch|schon bis|ehe|bevor|wenn !ich|wir ~6 @waking
    ^ ?und|noch|schon bis|ehe|bevor =Sie|du|ihr !von ~8 haben|hast|habt|sind|bist|seid|ist $
    ^ ?und|aber ?noch|schon|lange|kurz bevor|ehe !ich|wir
  `),
  lead: of(`
    ^ # @unit noch $
    ^ ?nur|noch # @unit $
    ^ der|die|das letzte|letzter|letztes
    nur|bloß noch ein|eine|einen|zwei|drei|der|die|das
    lass|lassen|lasst ~2 mich|uns
    ^ ?nur noch die|der|das|den
    ^ ~2 bisschen|moment|augenblick|weilchen noch
    ^ noch ~1 bisschen|moment|augenblick|weilchen
    ^ ?nur|jetzt|bloß noch ein|eine|einen|zwei|drei|vier|fünf #
    ^ ?nur|jetzt|bloß noch ein|eine|einen|zwei|drei|vier|fünf|schnell|kurz|rasch
    gib|geben|gebt|lass|lassen|lasst ~2 mir|uns
    noch ~3 @unit
    nicht mehr lange
    kurz|bisschen|etwas geduld
  `),
  afterwards: of(`
    ^ ?und|aber danach|anschließend|hinterher
    ^ ?und|aber direkt|gleich|sofort|unmittelbar|kurz danach|hinterher
    ^ ?und|aber im anschluss
  `),
  once: of('^ ?und|aber|denn sobald|nachdem'),
  timestamp: of(`
    ^ ?jetzt|so|also|gut ?kurz|punkt|gleich|viertel|dreiviertel|zehn|fünf|zwanzig ?nach|vor ?halb @hour|% ?uhr $
    ^ ?jetzt|so|also|gut # uhr $
  `),
  then: of('^ ?und|aber dann|danach|da|schon'),
  deadline: of('bis|gegen|spätestens|vor|ruckzuck|nullkommanichts|handumdrehen|nu|windeseile'),
  rhythm: of('stündlich|halbstündlich|täglich\n alle ~2 @unit\n jede|einmal ~2 @unit'),
} satisfies Partial<LanguageRules>;
