import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** What makes of a clause no promise. */
export const clause = {
  past: of(`
    sprang|sprangen|fuhr|fuhren|brach|brachen|stieg|stiegen|hing|hingen|rief|riefen|traf|trafen|nahm|nahmen|lag|lagen|sah|sahen|schrieb|schrieben|ließ|ließen|sprach|erschien|erschienen|verschwand|half|schlug|trat|traten|standen|brachte|brachten|wusste|dachte|bekam|bekamen|sank|zog|zogen
    funktionierten|klappte|klappten|lieferte|lieferten|startete|starteten|reagierte|kehrte|kehrten|dauerten|erreichte|erreichten|zeigte|zeigten|stellte|stellten|machte|machten|setzte|setzten|legte|löste|lösten|meldeten|öffnete|öffneten|verkaufte|buchte|buchten
    seither|bereits|soeben|inzwischen|mittlerweile|ehedem|damals
    kamst|kam's|war's|gab's|fehlte|fehlten|blieb|blieben|schickte|meldete|half|hielt|fand
    war|waren|warst|wurde|wurden|hatte|hatten|konnte|konnten|lief|liefen|ging|gingen|dauerte|funktionierte|fiel|gab|kam|kamen
    begann|begannen|begonnen|gelang|endete|worden|gewesen|seit|seitdem|gegangen|gekommen|gelungen|gestern|vorhin|bestand
    letzte|letzten|letzter|vergangene|vergangenen|vergangener
    heute =Morgen
    lud|luden|antwortete|startete|beginnt|beginnen|beginne|begänne
    von ~1 % ~1 bis
    von|vom % uhr
    vor ?gut|knapp|etwa|rund|kaum|fast|nicht # @unit
    von # uhr bis
  `),
  perfect: of(`
    hat|haben|habe|hast|habt ~9 ge*t|ge*en|*gestellt|*genommen|behoben|repariert|gelöst|*gespielt|beseitigt
    ge*t|ge*en|*gestellt|*genommen|behoben|repariert|beseitigt ~1 hat|haben|habe
    ist|sind|bin ~9 durchgelaufen|angelaufen|zurückgekehrt|verschwunden|aufgetreten|ausgefallen|abgestürzt|angesprungen|eingetroffen|angekommen|abgebrochen|eingegangen|passiert
  `),
  open: of(`
    ^ damit das|so|es|sich|dies|solche|sowas|ihr|ihre|dein|deine
    ^ wenn|falls|sobald|ob|wann|solange|wie|warum|wieso|nachdem|bevor|ehe
    ^ sollte|sollten !@elliptic
    ^ und|aber|oder wenn|falls|sobald|ob|wann
  `),
  negation: of('nicht|nichts|nix|nimmer|kein|keine|keinen|keiner|nie|niemals|weder|unklar|ungewiss'),
  unsaid: of(`
    versprech*|sag|sage|sagen|weiß|wissen|garantiere|garantieren|zusagen|nenne|nennen|schwöre|schätze|schätzen ~5 nicht|nichts|nix|keine|keinen|ungern|kaum|lieber
    nicht|kein|keine|nix ~4 nennen|versprech|ausschließen|wagen|zusichern|voraussagen|einschätzen|seriös
    ausschließen ~2 kann|können|lässt
    keine ~1 antwort|ahnung|prognose|angabe|angaben|aussage
    wäre|ist ~3 geraten|gelogen|unseriös|verfrüht|unehrlich
    nicht|kein|keine|niemand ~4 versprechen|sagen|zusagen|garantieren|wissen|weiß|vorhersagen|absehen|abschätzen|fest
    weiß|verspreche|versprechen|garantiere ~4 nicht|nichts|keine
  `),
  message: of(`
    lasse|lass|lassen ~6 laufen|stehen|an|offen|aus
    stand !jetzt|heute|der|dinge
    löst|lösen|ablösen|übernimmt ~4 ab|mich|uns
    wissen|weiß|weißt ~3 mehr|genaueres|näheres
    meld|schreib|ruf|schick|klingel|sprech ich|mich|dir|=Ihnen|dich|=Sie|mi|euch
    klingle|klingeln|funke|whatsappe|maile|mailen|simse|spreche|sprechen
    anruf|anrufs|telefonat|telefonisch|sms|mailbox|sprachnachricht|lagebericht|nachfrage
    gebe|geben|geb|gibt|bekommst|bekommen ~5 durch|bescheid|nachricht|post
    ich|wir gucke|guck|gucken|schau|sehe|seh|lese|les|frage|frag|fragen|versuche|versuch|probiere|zähle|vergleiche|gehe|geh ~6 nach|rein|alles|durch|an|es|wieder
    gucke|guck|gucken|schau|sehe|seh|lese|frage|frag|versuche|probiere|zähle|vergleiche ich|wir
    höre|hörst|hören ~4 von
    sage|sag|sagen ~2 =Ihnen|dir|euch|bescheid
    prüfe|prüfen|schaue|schauen|teste|testen|kontrolliere
    melden ~1 uns|mich|sich|wir|=Sie|euch
    uns|mich|sich ~6 melden
    melde|meldet|meldung|nachricht|nachrichten|rückmeldung|schreibe|schreiben|schreibt|schicke|schicken|sende
    informier*|information*|infos|bescheid|zwischenstand|bericht*|hör|höre|hören|hörst|hört|erfahren|erfährst|rückruf
    rufe|rufen|ruft|anrufe|anrufen|telefonier*|antwort|antworte|mitteil*|benachrichtig*|neuigkeiten|auskunft
    update !ist|wird|läuft|lief|war|hat|habe|eingespielt|einspielen|gleich|drauf
    nächste|nächstes|weiteres|kurzes|neues|ein update
    auf dem laufenden
  `),
  otherReturn: of(`
    ich|wir bin|sind|komme|kommen ~6 bei|im|vor
    bin|komme ich ~6 bei|im|vor
    gutschrift*|rückzahlung*|erstattung*|geld|betrag
    techniker*|kolleg*|elektriker*|monteur*|handwerker* ist|sind|kommt|kommen ~6 im|am|beim|vor|zurück|da|bei|her
    ist|kommt der|die|ein|eine techniker*|kolleg*|elektriker*|monteur*|handwerker*
    versuchen|probieren =Sie|du
    ich|mich|wir|uns|support|büro ~8 platz|rechner|büro|schreibtisch|handy|telefon|bett|wach|dran
    ich|wir bin|sind|sitze|sitzen|bleibe|bleib|bleiben|komme|stehe|wäre ~8 erreichbar|da|zurück|verfügbar|wach|dran
    bin|sind|sitze|sitzen|bleibe|bleib|bleiben|komme|stehe ich|wir ~8 erreichbar|da|zurück|verfügbar|wach|dran
    support|büro|telefon|hotline|techniker|technikerin|kollege|kollegin|mitarbeiter ~8 erreichbar|da|zurück|verfügbar|besetzt|vor
    mich|uns ~6 erreichbar|verfügbar
    erreichbar|da|zurück|verfügbar ~3 ich|mich
    erreichen|erreiche|erreichst|erreicht ~5 mich|uns|ihn
  `),
  maintenance: of(`
    =Arbeiten am|an|beginnen|enden|dauern|sind
    widersprechen|widerspruch|einspruch
    wartung*|umzug|umzugs*|umziehe|umziehen|*wartung
    zieht !sich
    wie angekündigt|geplant|vereinbart|besprochen
    planmäßig*|geplante|geplanten|geplanter arbeiten|auszeit|abschaltung|downtime|pause|unterbrechung
  `),
  that: of('^ dass|daß|ob|wann'),
  reported: of(`
    laut|gemäß ~3 @source|@company
    nach angaben|auskunft|aussage|einschätzung|schätzung ~2 @source|@company
    @source|@company ~1 zufolge
  `),
  saying: of(`
    @source|@company ~1 sagt|schreibt|meint|meldet|nennt|schätzt|rechnet|spricht|erwartet|verspricht|kündigt|peilt|hofft|vermutet|geht
    sagt|schreibt|meint|meldet|schätzt|verspricht ~1 @source|@company
    @source|@company hat|haben ~6 zugesagt|gesagt|angekündigt|versprochen|geschrieben|genannt|gemeldet|angegeben|bestätigt|mitgeteilt
    hat|haben ~2 @source|@company ~6 zugesagt|gesagt|angekündigt|versprochen|geschrieben|genannt|gemeldet|angegeben|bestätigt|mitgeteilt
  `),
  onceSaid: of(`
    ich|wir ~9 geschrieben|gesagt|versprochen|angekündigt|gemeldet|zugesagt
    hatte|habe|hatten|haben ich|wir ~9 geschrieben|gesagt|versprochen|angekündigt|gemeldet|zugesagt
  `),
} satisfies Partial<LanguageRules>;
