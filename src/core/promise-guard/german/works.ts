import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** That it works again, and that one reckons with it. */
export const works = {
  recovery: of(`
    schluss mit
    gibt|geben|legt ~1 sich
    durch|soweit|drüber sind|bin|ist|seid
    krieg*|bekomm*|kriag* ~8 @mended|*gebogen
    voller|vollem|vollen|regulärer|regulärem|regulären|normaler|normalem|normalen betrieb
    ^ ?schon ?wieder weg|vorbei|vergessen|behoben|erledigt|gegessen bis|bevor|ehe|in|um|gegen
    wie neu|vorher|früher
    vergessen ~2 läuft
    zur|zu verfügung|diensten
    haben|hab|habe wir's|ich's|es|das $
    haben's|hamma's $
    steht|stehen|läuft|laufen|geht|klappt|funktioniert ~1 =alles
    =alles steht|läuft|geht|klappt|funktioniert
    besser aus|aussehen|laufen|gehen
    entspann*|beruhig*|normalisier*|einpendel*|stabilisier*|einrenk*|renkt|pendelt|legt ~4 sich|lage|situation|ein|$
    sich ~5 entspannen|beruhigen|normalisieren|einpendeln|stabilisieren|einrenken|legen|erholen|bessern
    erholt|erholen|normalisiert|entspannt|beruhigt ~2 sich
    fertigstellung|wiederinbetriebnahme|inbetriebnahme|freischaltung|wiedereröffnung
    rest|alles|das|es ~2 erledige|erledigen|beende|beenden
    erledige|erledigen|beende|beenden|mache|machen ~4 rest|fertig
    drops ~1 gelutscht
    kuh ~2 eis
    haken dran|dahinter
    unter|in|im dach ~2 fach
    trockenen tüchern
    die|der|das|ganz ~1 alte|alten|alter $
    ihre|deine|eure ruhe
    auf sendung|kurs|touren
    aus dem schneider|gröbsten
    durchgestanden|ausgebadet|gelutscht|gegessen|vom eis
    können|kannst|könnt ~6 loslegen|weitermachen|weiterarbeiten|weiterverkaufen|durchstarten
    nimmt|nehmen ~1 wieder ~5 an|entgegen $
    wieder ~5 *nehmen|*kommen|*gehen|*machen|*lassen|*schicken|*laden|*rufen|*melden|*loggen
    krieg*|bekomm*|kriag* ~8 hin|na|gebacken|geregelt|hoch|flott|gebogen|repariert|gelöst|gefixt|gerade|stabil
    bring*|hol*|zieh* ~8 hoch|zurück|online
    biege|biegen|biegt|rücke|rücken ~6 gerade|hin|zurecht
    zum laufen|fliegen|leben
    am|ans laufen|rennen|netz|start
    im lot|grünen|griff|normalbetrieb|reinen
    beim alten
    auf vordermann|kurs|trab
    *läuft's|läufts|geht's|gehts|klappt's|klappts|flutscht
    bis|spätestens|gegen ~6 @mended|@moved|läuft|funktioniert|klappt|lädt|steht|geht's|läuft's
    in ~4 @unit ~6 @moved|durch|soweit
    gleich|bald|demnächst ~6 @moved|durch|soweit|oben|drüber
    gleich|bald|demnächst ~4 läuft|geht|steht|klappt|lädt $
    ist|sind|bin|sei|sein ~6 durch|soweit $
    ist|sind|sei|wäre|wird|werden ~6 @mended
    @broken ~7 weg|vorbei|vorüber|rum|behoben|gegessen|passé|geschichte|beendet|ende|verschwunden|abgehakt|hinter
    ist|sind ~6 weg|vorbei|vorüber|rum|gegessen|passé|geschichte $
    hinter uns|ihnen|dir
    =alles ~4 gut|schick|paletti|roger|bestens|fein|ok|okay|normal|sauber|fit|heil|grün
    ist|sind|wird|werden ~5 heil|funktionsfähig|funktionstüchtig|betriebsfähig|betriebsbereit|lauffähig|startklar|einsatzfähig|hochgefahren|flott
    kehrt|kehren ~5 zurück|ein
    kommt|kommen|kommst ~6 zurück|hoch|online
    geht|gehen|gehst ~6 online|live
    springt|springen ~5 an
    fährt|fahren ~5 hoch
    erwacht|auferstehen|aufersteht
    schaff*|pack*|stemm* ~3 das|es|wir|ma|mir
    mit dem|diesem|der spuk|sache|thema|störung ~3 durch|fertig
    normal weiter*
    wie gewohnt|zuvor|vorher|gehabt
    die|der|das ~1 sache|thema ~4 durch|erledigt
    entwarnung
    hast|hat|haben|habt ~6 zurück $
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
    mail|mails|e-mails|nachrichten|bestellungen ~4 zugestellt|ausgeliefert
    vollständig|vollzählig
    mails|e-mails|bestellungen|buchungen|anfragen|nachrichten|reservierungen|anmeldungen|zahlungen ~8 ein|an|rein|durch|raus|eintreffen|ankommen|eintrudeln|einlaufen|durchgehen $
    ist|sind ~3 vergessen
    bereitstehen|bereitsteht|bereitstellen|öffnet
    steht der|die|das|ihr|ihre|dein|deine|euer|eure ~2 $
    sichtbar|buchbar|bestellbar|lesbar|einsehbar|auffindbar|beschreibbar
    steht|läuft|geht|klappt|funktioniert|lädt|tut|schnurrt|brummt|rennt ~2 @site
    @site ~2 steht|läuft|geht|klappt|funktioniert|lädt|tut|schnurrt|brummt|rennt
    aufspringen|hochkommen|hochfahren|weiterlaufen|weitergehen|weiterarbeiten|weiterverkaufen|reinkommen|anspringen
    normal|gewohnt|uneingeschränkt|problemlos|störungsfrei|fehlerfrei|reibungslos
    oben|wieder|offen|zurück|zugänglich|startklar|geöffnet
    erreichbar|online|verfügbar|aufrufbar|abrufbar|nutzbar|live|einsatzbereit|betriebsbereit
    laufen|funktionieren|funktioniert
  `),
  runs: of(
    "geht's|läuft's|war's|wars|weiter|läuft|laufen|geht|gehen|klappt|steht|stehen|lädt|laden|rennt|flutscht|passt|haben|hast|durch|gut|da|drin",
  ),
  future: of('wird|werden|werde|wirst'),
  expectation: of(`
    prognose|schätzung|zieltermin|fertigstellung|anvisiert|avisiert|angestrebt
    kannst|können|könnt ~3 fest ~2 rechnen|einplanen
    zugesagt|zugesichert|versprochen|angekündigt ~2 $
    bin|sind|ganz|ziemlich|fest|absolut mir|uns|ganz|ziemlich|fest|absolut ?sehr|völlig sicher
    bin|sind ~3 sicher|überzeugt|zuversichtlich
    guter|guten dinge|mutes|hoffnung
    guten grund
    daumen ~2 drück*|gedrückt
    drück* ~4 daumen
    peile|peilen|plane|planen|anpeilen|angepeilt|anvisiert|kalkuliere|kalkulieren
    mit ~2 sicherheit
    aller voraussicht
    versprech|hoff|rechn|erwart|garantier
    ehrenwort|indianerehrenwort|prognose|eta
    können|kannst|könnt ~4 drauf|darauf ~2 verlassen|zählen
    verlassen =Sie
    verlass dich
    gehe|gehen|geh ?ich|wir ~3 davon
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
    geh* ~2 davon ~1 aus
    voraussichtlich*
  `),
} satisfies Partial<LanguageRules>;
