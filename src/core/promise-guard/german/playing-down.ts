import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Playing down. */
export const playingDown = {
  playingDown: of(`
    tut|täte ~1 keinem|niemandem ~1 weh
    merkt|bemerkt|stört|interessiert|juckt ~8 kein mensch|schwein
    keiner|niemand ~2 übel
    wichtigste|wesentliche ~1 lief|ging|läuft|geht
    bringt|bringen ~2 keinen|niemanden um
    ^ bloß|lediglich ein|eine|einen ~2 $
    kann|könnte ~2 mal|schon ~1 vorkommen|passieren
    minifehler|miniproblem|minipanne|miniausfall|mini-ausfall|mini-problem|mini-panne|mini-fehler
    keiner|niemand ~2 schlecht schlafen
    schlimmer wäre|wär's|hätte
    glaube|denke|bezweifle ~2 kaum|nicht jemand|irgendwer
    höchstens|maximal|allenfalls ~5 leute|besucher|kunden|gäste|menschen|personen ~2 gesehen|gemerkt|bemerkt|mitbekommen|mitgekriegt
    schaden|schadet|schadete ~2 keinem|niemandem|keiner|niemand
    wenigsten|wenigste ~5 bemerkt|gemerkt|bemerken|merken|mitbekommen|mitgekriegt|aufgefallen|gesehen
    schnee von gestern
    kohl ~2 fett
    mehr ist|war ~1 nicht|nix|nichts passiert|geschehen
    keiner|niemand ~1 gestorben
    passiert ~1 den besten
    so what
    niemand|keiner|keinem|niemandem|kein ~3 vermissen|merken|stören|auffallen|fehlen
    niemand*|keine* vermiss*
    schläft|schlafen ~4 jeder|alle|eh|sowieso|ohnehin
    nicht ~1 schlimm|tragisch|dramatisch
    nicht ~1 mal|einmal ~1 gemerkt|bemerkt|gespürt|mitbekommen
    vermisst|vermissen ~2 eh|sowieso|niemand*|keiner
    meisten|viele|kunden ~5 nichts|nicht|gar ~2 mitbekommen|gemerkt|bemerkt|mitgekriegt
    gar nichts ~1 mitbekommen|gemerkt|bemerkt|mitgekriegt
    wenig|bisschen|etwas|kurz|mal ~1 gezickt|gehustet|gemuckt|gesponnen|gestottert|geruckelt|gehakt|geschwächelt|gebockt|gewackelt|gestreikt|gezuckt
    zum glück|gott ~6 nachts|nacht|niemand|sonntag|feiertag|wochenende|kaum
    viel|allzuviel|großartig ~3 ja|doch|passiert|geschehen ~2 nicht
    viel passiert|verloren ~1 ist ~2 nicht
    fällt|fiel|fielen|fallen ~3 niemand*|keinem|keiner|kaum|kein
    ^ im großen $
    überschätzt|hochgespielt|aufgebauscht|übertrieben|dramatisier*
    keinen kopf|stress|hals
    graue* haare
    locker|leicht ~1 weg|verkraft*
    steckt|stecken ~5 weg
    nur|bloß|lediglich|gerade ?mal ?für ein|eine|zwei|drei|vier|fünf|zehn ?paar|halbe minuten|minütchen|sekunden|stunde|stunden|stündchen
    mehr nicht|nich $
    ^ mehr nicht
    kein weltwunder|ding|großes|riesending|riesenproblem|riesenschaden
    wichtigeres|größeres|schlimmeres als
    davongekommen|wegkommen|weggekommen
    was soll's
    ist doch|ja halb|nichts|egal|wurscht|wurst
    kein|keinen|nicht ~1 grund ~2 aufregen|aufzuregen|nervös|ärgern
    nicht ~2 aufregen|ärgern|verrückt
    business as usual
    alltag|tagesgeschäft|routine|normalster|normalste ~1 $
    nichts|nix dramatisch*|wild*|schlimm*|ernst*|tragisch*|weltbewegend*|groß*|aufregend*|besonderes|gravierend*|spektakulär*|beunruhigend*
    nicht|nix|nimmer ~2 die|der ~1 welt|untergang|weltuntergang|rede
    geht ~3 welt ~2 nicht ~1 unter
    welt geht ~3 nicht
    kein|keine|keinen ~1 weltuntergang|beinbruch|drama|hexenwerk|katastrophe|tragödie|staatsakt
    kein ding|thema|akt|problem $
    keine|kein|ohne ~1 panik|aufregung|sorgen|angst|stress
    klacks|peanuts|kinkerlitzchen|nebensache|pillepalle|petitesse|randnotiz|larifari|kleinkram|pipifax|kinderspiel|formsache|nichtigkeit|fliegenschiss|kleinigkeiten|wehwehchen|zipperlein|mückenstich
    sturm im wasserglas
    aus ~2 mücke
    @small ~1 @trouble
    ein|eine|einen|einem|einer ~1 bisschen ~1 @trouble
    schluckauf|hickser|kratzer|problemchen|wehwehchen|ruckler|hickhack|zucken|zipperlein|wackler
    ist|war|sind|waren|ging|handelt|handelte|betraf|betrifft ~2 ja|doch|eh|halt|sich ~1 nur|bloß|lediglich
    ^ es|das|dies ist|war|sind|waren ~1 nur|bloß|lediglich ~2 $
    ja|doch|eh|halt nur|bloß|lediglich
    nur|bloß|lediglich ein|eine|einen ~1 handvoll|paar|kleiner|kleine|kleinen|kleines|bisschen
    bloß|nur|lediglich|gerade ?mal ein paar minuten|mails|bestellungen|leute|stunden|sekunden|kunden|besucher
    die|das paar|bisschen minuten|minütchen|stunden|stündchen|bestellungen|mails|leute|sekunden|ausfall
    die ein|zwei|drei|vier minuten|minütchen|stunden|stündchen|bestellungen|mails ~5 verschmerz*|egal|wurscht|weh
    zum glück|gott ~3 nur|bloß|lediglich|nachts|niemand|kaum
    immerhin|gottseidank|glücklicherweise ~2 nur|bloß|nachts|kaum
    kann|könnte ~2 jedem|mal|immer|den|überall ~2 passieren
    kommt|kommen ~1 halt|eben|mal|nun|schon ~1 mal ~1 vor $
    passiert|passieren ~1 halt|eben|nun|jedem|überall|allen|schon ~1 mal
    kommt ~1 in ~2 besten
    sowas|so etwas|dergleichen ~1 kommt|passiert|gibt ~2 halt|eben|mal|vor|immer
    es gibt|gäbe ~1 schlimmer*|größer*|wichtiger*
    gibt ~2 schlimmer*|größeres|wichtigeres
    schlimmer*|dramatischer|übler ~2 ausgehen|enden|laufen|treffen|sein|kommen|können
    hätte|könnte|wäre ~4 schlimmer*
    schwamm drüber
    alles ~1 halb|nicht ~1 so ?so wild|schlimm|tragisch|dramatisch
    ^ ?das|es|alles|und wird ~1 schon $|wieder|werden|gut
    macht|machte|tut ~1 nichts|nix ~1 aus|zur
    fällt|fiel|fielen|fallen ~3 nicht|kaum ~1 auf|ins
    fällt|fiel|fielen|fallen ~3 niemand*|keinem|keiner|kein|kaum
    juckt|kümmert|interessiert|stört|störte|interessierte|vermisst ~3 keiner|keinen|niemand*|kein
    kauft|bestellt|liest|besucht|schaut|guckt|surft|bucht ~6 keiner|niemand|kein ~1 mensch|schwein|sau|ein|was|da|rein
    keiner|niemand|kaum|kein ~2 mensch|jemand|schwein|sau|hahn ~5 kauft|bestellt|liest|besucht|schaut|guckt|surft|bucht|mitbekommen|unterwegs|online|wach|da|los|gestört|vermisst|gemerkt|bemerkt|merken|aufgefallen|gesehen|mitgekriegt
    kauft|bestellt|liest|besucht|schaut|guckt|surft|bucht ~1 doch|ja|eh|sowieso|ohnehin ~3 keiner|niemand|kein|kaum
    niemand|keiner ~6 vermisst|verpasst|mitbekommen|mitgekriegt|gemerkt|merken
    kräht ~2 kein
    eh|sowieso|ohnehin ~3 nichts|nix|wenig|kaum|keiner|niemand|kein|tote
    nachts|nacht|uhrzeit|zeit ~5 eh|sowieso|ohnehin ~2 nichts|nix|wenig|kaum|keiner|niemand|kein|tote|ruhig
    nichts|nix|wenig|kaum ~2 los
    tote hose
    verkraft*|verschmerz*|überschaubar*|hinnehmbar
    sich in|im grenzen|rahmen
    glimpflich|harmlos*|belanglos*|banal*|nebensächlich*|unwesentlich*|unkritisch|undramatisch
    kein mensch|schwein ~6 da|merkt|gemerkt|seite|shop|unterwegs|online
    nichts ~1 weiter|schlimmes|ernstes passiert|geschehen
    nicht ~1 ins gewicht
    nicht ~1 weiter wild|tragisch|schlimm
    so ~1 wild|schlimm|tragisch|dramatisch ~5 nicht
    sowieso|ohnehin|eh ~3 niemand|keiner|kaum
    viel|weitaus|weit schlimmer
    schlimmer|schlimmeres ~2 kommen|passieren
    es gibt|gab schlimmeres
    unerheblich|vernachlässigbar
    passiert ~1 jedem|überall|allen|halt|eben|nun
    nur|bloß|lediglich ~2 kurz|kurze|kurzen ~3 *ruckelt|gehakt|gezuckt|gestottert|weg|gestockt|gewackelt|unterbrochen
    keine sorgen|gedanken
    nur ~1 eine|ein formsache|detail|lappalie|nebensache
    klein|kleine|kleiner|kleines|kleinen|winzig*|geringfügig*|minimal*|harmlos*|unbedeutend*|marginal*|leichte|leichter|leichtes|leichten|minder* ~1 @trouble
    nur|bloß|lediglich|bloss ?um ein|eine|einen|einem|einer ~2 @trouble
    kleinigkeit|lappalie|bagatelle|schluckauf|schönheitsfehler|problemchen
    kaum ~2 jemand|jemandem|einer|wer|bemerkt|gemerkt|aufgefallen|spürbar|bemerkbar
    niemand|keiner|keinem|niemandem ~4 gemerkt|bemerkt|aufgefallen|gestört|merkt|stört|auffallen
    merkt|bemerkt|stört|gemerkt|bemerkte|merkte ~4 niemand|keiner|niemanden|keinen
    halb so schlimm|wild|tragisch|dramatisch|arg|dolle|ernst
    kein|keine|keinen ~1 große|großes|weltuntergang|beinbruch|drama
    kein|keinen|keinerlei grund zur|zum|für ~1 sorge|panik|aufregung|beunruhigung
    nicht ~1 der rede wert
    nichts schlimmes|dramatisches|ernstes|wildes|weltbewegendes|tragisches|großes
    nicht ~1 so|weiter|sonderlich|besonders schlimm|wild|tragisch|dramatisch
    zu verschmerzen
    verschmerzbar|verkraftbar
    alles ~1 in bester ordnung
    war|lief|ist ~3 alles|bestens gut|bestens
    alles war|lief gut|bestens|normal
  `),
  notPlayingDown: of(`
    kein|keine|keinen|keiner|keines|keineswegs ~1 @small ~1 @trouble
    kein|keine|keinen|nicht ~1 kleinigkeit|lappalie|bagatelle|schluckauf|schönheitsfehler|problemchen
    nicht|alles ~1 nur|bloß|lediglich|andere ~1 ein|eine|einen|als ~3 @trouble|kleinigkeit|lappalie|bagatelle|schluckauf
    mehr|anderes|größeres als ~1 nur ~1 ein|eine|einen ~2 @trouble|kleinigkeit|lappalie|bagatelle|schluckauf
  `),
  reassurance: of('keine sorge|sorgen|gedanken|angst|panik\n ohne sorge\n nicht nervös'),
  shortOutage: of(`
    nur|bloß|lediglich|gerade ?mal|ganz|für|etwa|rund|ca|kurze # @unit
  `),
} satisfies Partial<LanguageRules>;
