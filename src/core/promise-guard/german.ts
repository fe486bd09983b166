import type { LanguageRules } from './language-rules';
import { phrasesOf } from './phrases';
import type { PhraseGroup, WordSets } from './phrases';

const words = (source: string): ReadonlySet<string> => new Set(source.trim().split(/\s+/));

const sets: WordSets = {
  numbers: words(`ein eine einer einem einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig
    dreißig vierzig fünfundvierzig sechzig neunzig wenige wenigen wenig paar einige einigen mehrere mehreren halbe halben
    anderthalb eineinhalb knapp knappe knappen gute guten`),
  named: {
    unit: words(`sekunde sekunden minute minuten min minütchen stunde stunden std stündchen viertelstunde tag tage tagen
      woche wochen dreiviertelstunde augenblick augenblicke augenblicken moment momente momenten halbstunde werktagen werktage`),
    day: words(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag wochenende montagmorgen montagabend
      wochenanfang wochenbeginn mittag mittags nachmittag nachmittags vormittag vormittags abend abends nacht nachts
      mitternacht feierabend tagesende früh geschäftsschluss ladenschluss dienstschluss büroschluss monatsende wochenende
      tagesanbruch wochenmitte schichtbeginn arbeitsbeginn morgen übermorgen heute frühstück geschäftsbeginn ladenöffnung`),
    trouble: words(`problem problemchen problems störung störungen ausfall ausfälle panne pannen aussetzer fehler
      fehlerchen schluckauf hänger zwischenfall unannehmlichkeit sache delle ruckler unterbrechung schönheitsfehler
      hakler wackler stolperer beeinträchtigung einschränkung vorfall malheur missgeschick`),
  },
};

const of = (source: string): PhraseGroup => phrasesOf(source, sets);

/** German. The phrases are by grammar and word field; how they must come together stands with each kind. */
export const german: LanguageRules = {
  joints: {
    coordinators: words('und aber oder denn sondern sowie doch'),
    conjunctions: words('dass wenn falls sobald ob wann weil damit nachdem bevor obwohl solange'),
    abbreviations: words(
      'ca z b d h u a bzw dr prof nr st std min tel evtl ggf usw vgl mo di mi do fr sa so hr inkl max',
    ),
    dateWords:
      words(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai
      juni juli august september oktober november dezember uhr`),
  },
  time: of(`
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
    % ?uhr
    # uhr
    bis|spätestens|vor|gegen|am|ab|zum|zur|im ~2 @day
    noch heute|nachts|heute|diese*
    heute|morgen noch|abend|nacht|mittag|nachmittag|vormittag|früh
    =morgen ?früh|mittag|abend|vormittag|nachmittag
    ^ =Morgen ?früh|mittag|abend|vormittag|nachmittag
    übermorgen|nachher
    im laufe ~2 tages|abends|vormittags|nachmittags|woche|nacht
    über nacht
    nächste|kommende|nächster|kommender woche|@day
  `),
  soon: of(`
    bald|demnächst|gleich|baldig*
    in kürze|bälde
    in kürzester|nächster|absehbarer|naher zeit|zukunft
    jeden|jede|jederzeit moment|augenblick|minute|sekunde
    nicht mehr lange
    nicht mehr lang
    im nu|handumdrehen
  `),
  day: of('heute'),
  recovery: of(`
    hast|hat|haben|habt ~6 zurück
    rundläuft
    rund laufen|läuft
    alles ~2 rund
    wieder ~6 offen|auf|hin|einkaufen|zugänglich|startklar|intakt|eingespielt|gang|freigeschaltet
    kriege|kriegen|bekomme|bekommen|bringe|bringen ~8 hin|hoch|ans|zum
    hinbekommen|hinkriegen|freigeschaltet|freischalten|lauffähig|startklar
    ende ~1 störung|ausfalls|problems|spuks|panne|unterbrechung
    sollte|sollten|müsste|müssten|dürfte|dürften|wird|werden ~8 gehen|klappen|laden|stehen
    in den|im griff
    vom tisch
    aus der welt
    über den berg
    wieder ~6 online|erreichbar|verfügbar|aufrufbar|abrufbar|nutzbar|benutzbar|bedienbar|da|oben|live|normal|ok|okay|zurück
    wieder ~6 funktion*|einsatz*|betriebs*|flott|fit|gut|ordnung|netz|betrieb|lauf*|läuft|läufst|geht|gehen|steht|stehen
    wieder ~6 lädt|laden|klappt|klappen|arbeitet|bestell*|verkauf*|kaufen|empfangen|senden|hoch*|hergestellt|herstell*|her
    wieder ~6 nutzen|öffnen|zugreifen|einwandfrei|reibungslos|gewohnt|buchen|einkaufen|stabil|komplett
    läuft|laufen|geht|gehen|funktionier*|steht|stehen|lädt|laden|klappt|arbeitet|verkauft|stellen|stelle ~8 wieder
    startet|starten ~8 wieder
    hast|hat|haben|habt ~4 seite|website|shop|zugriff|webseite|onlineshop ~1 wieder
    wiederherg*|wiederherst*|wiederanlauf|normalbetrieb
    behoben*|behebung|behebt|behebe|beheben|repariert|repariere|reparieren|gelöst|löse|lösen|löst|lösung
    gefixt|fixen|fixe|fix|beseitig*|erledigt|fertig|geschafft|abgeschlossen|überstanden|vorbei|vorüber|ausgestanden
    andauern|andauert|anhalten|anhält|entstört|geregelt|bereinigt|hochgefahren|hochfahren
    im griff
    in ordnung
    ein ende
  `),
  working: of(`
    wieder|offen|zurück|zugänglich|startklar|geöffnet
    erreichbar|online|verfügbar|aufrufbar|abrufbar|nutzbar|live|einsatzbereit|betriebsbereit
    laufen|funktionieren|funktioniert
  `),
  ownReturn: of(`
    ich|mich|wir|uns|support|büro ~8 erreichbar|da|zurück|verfügbar|platz|rechner|büro|schreibtisch
    erreichbar|da|zurück|verfügbar ~3 ich|mich
    erreichen ~3 mich|uns|ihn
  `),
  future: of('wird|werden|werde|wirst'),
  expectation: of(`
    sichere|sichern ~6 zu
    optimistisch|zusage
    darauf ~1 verlassen
    mein|unser wort
    zu rechnen
    in aussicht
    sollte|sollten|müsste|müssten|dürfte|dürften
    hoffe|hoffen|hoffentlich|zuversichtlich
    verspreche|versprechen|versprochen|garantiere|garantieren|garantiert|versichere|versichern|zusichern
    rechne|rechnen|erwarte|erwarten
    geh*|gehen|gehe ~2 davon ~1 aus
    voraussichtlich*
  `),
  past: of(`
    war|waren|warst|wurde|wurden|hatte|hatten|konnte|konnten|lief|liefen|ging|gingen|dauerte|funktionierte|fiel|gab|kam|kamen
    begann|begannen|begonnen|gelang|endete|worden|gewesen|seit|seitdem|gegangen|gekommen|gelungen|gestern|vorhin|bestand
    letzte|letzten|letzter|vergangene|vergangenen|vergangener
    heute =Morgen
    lud|luden|antwortete|startete|beginnt|beginnen|beginne|begänne
    von ~1 % ~1 bis
    von # uhr bis
  `),
  perfect: of(`
    hat|haben|habe|hast|habt ~9 ge*t|ge*en|*gestellt|*genommen|behoben|repariert|gelöst|*gespielt|beseitigt
    ge*t|ge*en|*gestellt|*genommen|behoben|repariert|beseitigt ~1 hat|haben|habe
  `),
  deadline: of('bis|gegen|spätestens|vor'),
  open: of(`
    ^ wenn|falls|sobald|ob|wann|solange|wie|warum|wieso|nachdem|bevor|sollte|sollten
    ^ und|aber|oder wenn|falls|sobald|ob|wann
  `),
  negation: of('nicht|kein|keine|keinen|keiner|nie|niemals|weder|unklar|ungewiss'),
  unsaid: of(`
    nicht|kein|keine|niemand ~4 versprechen|sagen|zusagen|garantieren|wissen|weiß|versprechen|vorhersagen|absehen|abschätzen|fest
    weiß|verspreche|versprechen|garantiere ~4 nicht|nichts|keine
  `),
  message: of(`
    prüfe|prüfen|schaue|schauen|teste|testen|kontrolliere
    melde|melden|meldet|meldung|nachricht|nachrichten|rückmeldung|schreibe|schreiben|schreibt|schicke|schicken|sende
    informier*|information*|infos|bescheid|zwischenstand|stand|bericht*|hör|höre|hören|hörst|hört|erfahren|erfährst|rückruf
    rufe|rufen|ruft|anrufe|anrufen|telefonier*|antwort|antworte|mitteil*|benachrichtig*|neuigkeiten|update|auskunft
    auf dem laufenden
  `),
  maintenance: of('wartung*|umzug|umzugs*|zieht|wartungsfenster'),
  duration: of(`
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
    nie|niemals|nicht ~1 wieder|mehr|nochmal ~2 vorkommen|passieren|passiert|vor|geschehen|geschieht
    kommt ~3 nicht|nie ~1 mehr|wieder vor
    wird ~4 nie|niemals|nicht wieder|mehr vorkommen|passieren|geschehen
  `),
  hedge: of(`
    würde|würden ~3 wetten
    wette|wetten ~2 dass|darauf
    wette ich
    alles|vieles|einiges|manches spricht|deutet für|auf
    =mein geld ~2 auf
    könnte|könnten schwören
    nach|meiner|unserer ~1 einschätzung|ansicht|meinung|vermutung|gefühl
    gut|durchaus|sehr|wohl möglich|denkbar|vorstellbar
    denkbar|vorstellbar|plausibel ~1 ist|wäre
    mir|uns ~2 vorstellen
    hat|erweckt|macht|habe|haben den anschein|eindruck
    spricht ~1 vieles|einiges|manches|alles
    wird|werden =wohl
    fürchte|befürchte|befürchten|ahne|spekul*
    ich|wir meine|meinen $
    riecht|klingt|aussieht ~1 nach|so|danach
    vom gefühl
    nicht ~1 ganz|völlig sicher
    schließe|schließen ~4 nicht aus
    vermutlich*|wahrscheinlich|höchstwahrscheinlich|mutmaßlich*|womöglich|möglicherweise|anscheinend|offenbar|offensichtlich
    scheinbar|vermute|vermutung|verdacht|schätzungsweise|vermuteten
    wir|ich vermuten
    vermuten wir|ich
    allem anschein nach
    aller voraussicht|wahrscheinlichkeit nach
    ich|wir glaube|glauben
    glaube|glauben ich|wir
    ich|wir schätze|schätzen
    ich|wir denke|denken ?mal $
    denke|denken ich|wir $
    ich|wir nehme|nehmen ~2 an $
    nehme|nehmen ich|wir ~2 an $
    ich|wir gehe|gehen ~2 davon aus
    gehe|gehen ich|wir ~2 davon aus
    ich|wir gehe|gehen ~1 von ~4 aus
    tippe|tippen ~2 auf
    deutet|deuten|spricht|sprechen ~3 darauf|dafür
    deutet|deuten ~5 hin
    sieht ~2 so|danach ~1 aus
    sieht ~2 nach ~4 aus
    soweit|soviel ~2 ich|wir
    liegt ~1 nahe
    nicht auszuschließen|ausgeschlossen
    ich|wir habe|haben den eindruck
    meines|unseres erachtens|wissens
  `),
  weakHedge: of(`
    vielleicht|eventuell|könnte|könnten|dürfte|dürften|scheint|scheinen|müsste|müssten|mag|evtl|=wohl
    unter umständen
  `),
  causeOrEffect: of(`
    ursache*|grund|liegt|liegen|lag|fehler*|defekt*|problem*|datenbank*|server*|plugin*|zertifikat*|überlast*
    angriff*|angegriffen|fehlt|fehlen|verloren|betroffen|kaputt|voll|festplatte*|leitung*|netz*|strom*|hack*|verursacht
    ausgelöst|auslös*|störung*|speicher*|daten*|bestellung*|konfiguration*|dns|rechenzentrum*|schuld|abgestürzt|beschädigt
  `),
  reader: of('=Sie|=Ihnen|du|dir|ihr|dich'),
  notGuessing: of(`
    =Ihre|=Ihr|deine|dein|=Ihrer vermutung|verdacht
    kein|keine|keinen|ohne|statt|nicht ~3 vermutung*|verdacht|vermuten|glauben
  `),
  accusation: of(`
    murks|versaut|überfordert|unzuverlässig*|unprofessionell*|kläglich|blamage|zuzuschreiben|ahnungslos*|nichtskönner
    auf ~2 kappe|gewissen
    selbst|selber schuld
    wie ~1 immer|üblich|gewohnt ~2 versagt|geschlafen
    geschlampt|schlamp*|gepfuscht|pfusch*|verbockt|vermasselt|verpennt|unfähig*|inkompeten*|stümper*|dilettant*
    anzulasten|anlasten|verschulden|verschuldet|fahrlässig*|nachlässig*
    mist gebaut
    im stich gelassen|lässt|lassen
    hängen gelassen|lassen
    schuld ~2 ist|sind|war|hat|haben|trägt|tragen|bei|beim|daran
    ist|sind|war|waren|hat|haben|trägt|tragen ~5 schuld
    schuld des|der|von|vom
    gebe*|geben ~4 schuld
  `),
  failing: of(`
    nicht ~2 in den|im griff
    gepennt|gedöst|getrödelt|gebummelt
    chaos|saustall|scherbenhaufen|trümmerhaufen|durcheinander ~1 hinterlassen|angerichtet
    lassen|lässt|nehmen|nimmt|ließ|ließen ~1 sich ~3 zeit
    bedanken|ahnung|zögerlich|reagierte|geschlafen|schläft|blamiert|unwillig
    hätte|hätten ~9 müssen|sollen|können
    zu langsam|spät
    nicht|unfähig ~2 lage|fähig|geschafft|geschafft|gekümmert
    versagt|versagen|versagte|verantwortlich|verantwortung|vergessen|vergaß|versäumt|versäumte|verpasst|übersehen|ignoriert
    verschlafen|verweigert|falsch|falsche|falschen|falsches|missachtet|getrödelt
    fehler|fehlern ~2 gemacht|begangen
    nicht im griff
    nicht reagiert
  `),
  party: of(`
    hoster|hosters|hosting*|provider|providers|anbieter|anbieters|betreiber*|rechenzentrum*|firma|support|techniker*
    mitarbeiter*|kolleg*|entwickler*|dienstleister*|agentur|registrar|vorgänger*|webmaster|admin|partner|lieferant*
    ^ =Sie|du haben|hast
    haben|hast =Sie|du
    ^ ?die|der|das ?dort|firma * hat|haben ~2 fehler
  `),
  writer: of('ich|wir|mein|meine|meiner|bin'),
  excuse: of(`
    nicht|keine ~1 unsere|meine|unser|mein schuld|fehler|verschulden
    kann|können|konnte|konnten ~4 nichts dafür
    nichts dafür kann|können
    liegt|lag nicht an|bei uns|mir
  `),
  noBlame: of(`
    wer|egal|schuldfrage
    niemand*|keiner|kein|keine|nicht ~3 schuld|verschulden|verantwortlich
    schuld ~5 niemand*|keine*|nicht|mir|uns|rolle
    bei|an mir|uns
    bin ~2 schuld
  `),
  apology: of(`
    tut ?es|das|mir|uns ~3 leid
    tut ~4 leid
    entschuldige|entschuldigen|entschuldigt|entschuldigung|entschuldigungen|verzeihung|verzeihen|verzeih|sorry|pardon
    bedaure|bedauern|bedauere|bedauert
  `),
  grovelling: of(`
    wie|womit ~4 wiedergutmachen|wiedergutzumachen|gutmachen
    im|in boden|erdboden versinken
    vor scham
    immer wieder|nochmals|erneut ~3 entschuldig*|sorry|verzeih*|leid
    nur ~3 entschuldigen
    jemals|je ~2 verzeih*
    können ~5 verzeihen
    fehlen ~3 worte
    am boden zerstört
    wie ~3 leid|peinlich ~4 tut|ist
    zutiefst|unverzeihlich*|beschämt|beschämend*|schäme|schämen|untröstlich|unentschuldbar*|vergebung|flehe|flehen|blamabel
    unendlich|furchtbar|schrecklich|unsagbar|wahnsinnig|entsetzlich|unglaublich|unfassbar|so|extrem|außerordentlich ~1 leid|peinlich|unangenehm
    tausendmal|tausend ~2 entschuldig*|verzeihung
    auf knien
    in grund und boden
    asche auf
    nie|nicht|niemals ~2 wiedergutmachen|wiedergutzumachen|gutmachen
    schwer|bitter|tief|maßlos|sehr enttäuscht
  `),
  playingDown: of(`
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
    niemand|keiner|keinem|niemandem ~4 gemerkt|bemerkt|aufgefallen|gestört|merkt|bemerkt|stört|auffallen
    merkt|bemerkt|stört|gemerkt|bemerkte|merkte ~4 niemand|keiner|niemanden|keinen
    halb so schlimm|wild|tragisch
    kein|keine|keinen ~1 große|großes|weltuntergang|beinbruch|drama ?sache|ding|problem|drama|thema
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
  shortOutage: of(`
    nur|bloß|lediglich|gerade ?mal|ganz|für|etwa|rund|ca|kurze # @unit
  `),
  haste: of(`
    so früh|rasch|zügig|flott ~3 geht|möglich|können|kann
    schnellstmöglich*|baldmöglichst*|baldigst*|schnellstens|zeitnah*|frühestmöglich*|asap
    so schnell|bald|rasch|zügig ~2 wie ~3 möglich|geht
    zum|bei nächstmöglichen|nächster|nächsten|frühestmöglichen zeitpunkt|gelegenheit
    mit|unter hochdruck|nachdruck
    fieberhaft
  `),
  promptness: of('umgehend|unverzüglich|prompt|zügig'),
  request: of('bitte'),
  emptyPhrase: of(`
    vollem|voller|aller|höchstem einsatz|kraft|tempo
    auf dem schirm
    auf hochtouren
    rund um die uhr
    nach besten|allen kräften
    was wir|ich ~1 können|kann
    am ball
    alles in|was ~3 macht|möglich
    geschätzte|geschätzter|wertvolle|werte kunden|kunde|kundin|kundschaft
    zu gegebener zeit
    arbeiten|arbeite ~3 intensiv|eifrig|unermüdlich
    unannehmlichkeit*
    unser|mein bestes|möglichstes
    alles menschenmögliche|mögliche|erdenkliche
    alles ~3 in unserer|meiner macht
    in unserer|meiner macht steh*|stehende
    alle hebel
    höchste|oberste|höchster|oberster|größte priorität
    liegt|liegen uns|mir ~2 am herzen
    seien|sei versichert
  `),
  rhythm: of('stündlich|halbstündlich|täglich\n alle ~2 @unit\n jede|einmal ~2 @unit'),
  affected: of(`
    {{sites.names}}|{{sites.list}}|{{site.name}}|{{site.url}}
    *website*|*webseite*|*homepage*|*shop*|*seite|*seiten|*e-mail*|*mails|*mail|*postfach*|*domain|*auftritt|*formular|*blog|*newsletter*|*buchung*
  `),
  dataLoss: of(`
    {{incident.dataloss}}
    *verlor*|*verlust*|vollständig*|unversehrt|erhalten|*fehlt|*fehlen|*fehlte*|*daten|lückenlos|nachgeholt|*sicherung|*backup
  `),
};
