import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** How long it will still take, and that it will never be again. */
export const howLong = {
  duration: of(`
    schnell|rasch|fix|flott|ruckzuck behoben|erledigt|gelöst|repariert|gemacht|gefixt
    lang|lange dauert's|dauerts|dauert|geht's ~2 nicht|nimmer
    morgen|übermorgen|bald|gleich|heute|bis ~6 nichts|nix mehr ~2 sehen|davon|spüren
    mehr|länger als ~3 @unit ~6 nicht|nimmer
    nicht|kaum mehr|länger als ~3 @unit
    in ~4 @unit merk*|spür*|seh* ~4 nichts|nix ~2 mehr
    heute|heut ~2 wird|werden ~2 noch|schon ~1 was|nix
    brauch*|benötig*|dauert|dauern ~3 noch ~2 bis ?etwa|circa|ca|gegen|kurz|ungefähr|zirka #|%|@hour|viertel|halb|dreiviertel|mittag|@day
    noch bis ?etwa|circa|ca|gegen|kurz|ungefähr|zirka #|%|@hour|viertel|halb|dreiviertel|mittag|@day ~4 dauern|brauchen
    schlimmstenfalls|längstens|allerhöchstens|allerspätestens ~4 bis|um|gegen
    im schlimmsten|ungünstigsten fall|falle ~4 bis|um|gegen
    länger als ~6 nicht|nimmer|keinesfalls
    nicht|keinesfalls|nimmer länger als|bis
    ^ ?nur|bloß noch ?etwa|gut|knapp|rund|circa|ca|höchstens # @unit $
    spricht|sprechen|redet|reden|rechnet|rechnen|schätzt|schätzen ~1 von|mit|auf|ungefähr ~1 # @unit
    zieht|ziehen ~3 sich ~2 nicht|nimmer
    wird|werden ~3 heut|heute ~2 was
    fehlt ~3 nicht ~1 mehr ~1 viel
    nicht|kaum ~1 mehr ~1 viel
    spätestens|bis|ab|gleich|bald|morgen ~5 merk*|spür* ~4 nichts|nix ~2 mehr
    eine|nur|bloß ~3 frage ~2 @unit|zeit
    nur ~1 noch ~1 eine|ein ~1 frage|katzensprung|kleiner|letzter|letzte ~1 von|schritt|hürde
    so|gleich weit $
    gleich|fast|bald so weit
    prognose|schätzung|zieltermin|fertigstellung ~4 %|# ?uhr $
    lange|lang ~5 nicht ~1 mehr
    nicht|nimmer ~1 mehr ~1 lange|lang|weit $
    kein|keine|keinen ~1 # @unit mehr
    keine halbe|ganze|dreiviertel|viertelstunde ~1 stunde|mehr
    höchstens|maximal|allenfalls ~1 noch ~2 @unit
    noch höchstens|maximal|allenfalls|etwa|rund|knapp|circa|ca ~2 @unit
    nur|bloß noch ~2 @unit|handgriffe|handgriff|klicks|schritte|schritt|zeilen|tabellen|tabelle|neustart
    fast|beinahe|nahezu|praktisch geschafft|durch|da|soweit|am|über|fertig
    so gut wie geschafft|fertig|durch|da|behoben|gelöst|erledigt|über
    haben|hab|habe ~2 es|wir|ich|wir's ~2 gleich|fast|bald
    haben|hab|habe wir's|ich's|es|das gleich|fast|bald
    haben's|hab's|ham's|hamma's ~1 gleich|fast|bald
    gleich haben|hab|habe
    stehen|stehe|sind|bin ~2 kurz vor ~3 lösung|ziel|abschluss|durchbruch|ende|fertigstellung|wiederherstellung
    licht am ende
    zielgerade|zielgeraden|endspurt
    letzten zügen|metern|meter
    ist ~3 sache ~2 minuten|stunden|augenblicken|@unit
    eine frage|sache von|der ~2 @unit
    eta ?. #
    in # @unit ~2 durch|fertig|geschafft
    noch|nur ~3 handgriffe|handgriff|klicks|schritte|schritt|zeilen
    nur noch ~2 um ~1 @unit
    kann|können|wird ~5 @unit handeln
    gib|geben|gebt ~2 mir|uns ~2 @unit
    noch|in # @unit ~2 geduld
    nicht mehr ~1 lange|lang ~2 dauern|warten
    dauert|dauern|brauch*|benötig* ~5 noch|maximal|höchstens|etwa|circa|ca|ungefähr|voraussichtlich|rund|gut|knapp ~3 @unit
    dauert|dauern ~4 nicht ~1 mehr ~1 lange|lang
    nicht mehr lange|lang dauern|dauert
    noch|maximal|höchstens|voraussichtlich ~4 @unit ~2 dauern|brauchen|benötigen
    nur noch ~2 # @unit
  `),
  neverAgain: of(`
    bleibt|bleiben ~3 auch ~6 online|erreichbar|verfügbar
    letzte|letzter|letztes ausfall|störung|panne|vorfall|aussetzer dieser|solcher|gewesen
    kein|keine|keinen|keinerlei ~1 problem*|ärger|scherereien|aussetzer|sorgen|überraschungen ~1 mehr
    nicht|nie|niemals ~1 wieder|mehr|nochmal ~1 vorkommt|geschieht|auftritt|passiert
    nicht|nie|kein ~1 noch|ein ~1 einmal|mal|zweites ~2 erleben|passieren|passiert|vorkommen|geben|durchmachen
    schützt|schützen|bewahrt|bewahren|feit ~6 vor ~3 *ausfall|*ausfällen|störung*|panne*|überraschungen|nächten
    nicht|kein|keine ~3 zweites|weiteres mal
    nicht|nie ~3 mehr|wieder|nochmal auftreten|eintreten|vorkommen|geschehen|treffen|erwischen
    stell*|sorg* ~8 nie|nicht|kein ~2 mehr|wieder|zweites
    @outages ~6 ausgeschlossen|unmöglich|geschichte|passé|undenkbar
    künftig|zukünftig|fortan|zukunft|jetzt|sofort ~6 ausgeschlossen|unmöglich|ausfallsicher|unterbrechungsfrei
    ausgeschlossen|unmöglich ~4 wieder|nochmal|erneut
    kommt|kommen|tritt|treten|passiert ~5 nicht|nie ~1 mehr|wieder vor|auf|$
    wird|darf|soll ~3 nie|niemals ~1 mehr|wieder|nochmal
    der vergangenheit an
    nie|niemals ~1 wieder|mehr ~3 *fallen|offline|down|still|stehen|erleben|erlebst|geben|auftreten|haben|weg|vorkommen
    nicht|kein|keine|keinen|keinerlei ~1 mehr|wieder|nochmal|zweites ~5 vorkommen|passieren|passiert|erleben|geben|auftreten|wiederholen|*fallen|*fällt
    kein|keine|keinen|keinerlei ~1 *ausfälle|*ausfall|störung*|panne*|nächte|nacht ~1 mehr|wieder
    wird ~5 sich ~2 nicht|nie ~2 wiederholen
    letzte|letzter|letztes ~1 mal|ausfall|störung $
    ein für allemal|alle
    gehören|gehört ~5 vergangenheit
    nie|niemals wieder $
    sicher|sind|seid|bist|ist|davor vor|gefeit ~3 ausfällen|ausfall|störungen|gefeit
    vor ~3 ausfällen|störungen ~3 sicher|gefeit|geschützt
    nie|niemals|nicht ~1 wieder|mehr|nochmal ~2 vorkommen|passieren|passiert|vor|geschehen|geschieht
    kommt ~3 nicht|nie ~1 mehr|wieder vor
    wird ~4 nie|niemals|nicht wieder|mehr vorkommen|passieren|geschehen
  `),
} satisfies Partial<LanguageRules>;
