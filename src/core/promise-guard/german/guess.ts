import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Guesses. */
export const guess = {
  hedge: of(`
    dem|den|der fehlerbild|anzeichen|symptomen|protokoll|eindruck nach
    nach ~4 zu urteilen
    kann|können ~2 nur|eigentlich ~4 sein $
    mein|unser erster|spontaner gedanke|impuls
    ich wette $
    für mich ist|sieht|klingt|war
    dürfte|könnte|wird|muss|scheint ~8 zu tun haben
    dürfte|könnte|muss ~8 zusammenhängen
    mir|uns kommt|kam|käme ~3 vor
    würde|könnte ~6 erklären|passen
    aus dem bauch
    schließen|vermuten|ahnen|annehmen lässt|lassen
    lässt|lassen ~5 schließen|vermuten|ahnen|annehmen
    bauchgefühl|gefühlsmäßig|zweifellos|zweifelsohne|todsicher
    irgendwas|irgendetwas mit
    das|es ~1 passt|passen ~1 zu ~3 @thing
    liegt|lag|ist|war|sind|wird's|wird entweder
    entweder ~1 ist|war|liegt|lag|sind|hat
    vom bauch
    lehne|lehn|lehnen ~5 aus dem fenster
    das|es|dies wird|werden|muss|dürfte ~1 @thing ~1 sein
    das|es|dies wird|werden|muss|dürfte der|die|das|ein|eine|mein|unser ~2 sein $
    sieht|schaut|klingt|riecht mir|für|verdächtig|sehr|ganz|stark ~2 nach|so|danach
    würd|würde|würden ~3 behaupten|sagen|meinen|tippen|vermuten|schätzen|annehmen
    nach allem
    wenn ich ~4 richtig
    so|soweit wie|weit ich|wir ~3 sehe|sehen|beurteile|beurteilen|weiß|erkenne|verstehe|überblicke
    wie ich ~3 sehe|einschätze|verstehe|lese
    soweit|soviel|sofern ersichtlich|erkennbar|bekannt|absehbar|feststellbar
    hab|hatte|hätte|hege|hegen|habe|haben ~3 gefühl|eindruck|verdacht|vermutung|ahnung|theorie|befürchtung !nicht
    am ehesten|wahrscheinlichsten|naheliegendsten
    schieb|schiebe|schieben ~4 auf
    in frage|betracht ~1 kommt|kommen|käme
    kommt|kommen|käme ~4 in frage|betracht
    hört|liest ~1 sich ~3 an|nach|wie
    gehe|geh|gehen ~3 von ~4 aus
    spricht|sprechen ~4 für|dafür
    könnt|könnte|kann|können ich|wir ~2 mir|uns ~2 denken|vorstellen
    ich|wir könnt|könnte|kann|können ~1 mir|uns ~2 denken|vorstellen
    ohne ~2 gewähr
    mehr|eher vermutung|bauchgefühl|gefühl|ahnung
    schwant|deucht|dünkt|befürchte|befürcht|argwöhne|ahn
    nehm|nehme ich|i|ma|mal ~1 an
    i|ich glaub|denk|schätz|vermut|tipp|mein|fürcht|ahn|wett
    glaub|schätz|vermut|tipp|fürcht|wett ich|i|ma|mal
    denk|mein ich|i
    ich|wir glaube|denke|schätze|tippe|vermute mal
    mein|meine|unser|unsere|erster|erste ?erster|starker|große|leiser ?starker verdacht|vermutung|tipp|theorie|hypothese|these|instinkt|bauch|bauchgefühl|ahnung|eindruck|gefühl !ist|war|ob
    hauptverdächtig*|tatverdächtig*|verdächtig*
    im|unter verdacht
    den|der|dem|ein|einen verdacht
    verdacht ~3 auf|dass|liegt
    es|das sieht|klingt|riecht|schmeckt|wirkt ~2 nach|danach|als !aus
    es|das schaut ~1 danach|so
    sieht|schaut|klingt|riecht|wirkt|schmeckt ~3 danach|so
    wirkt|schaut|sieht|klingt|hört|fühlt ~6 als ob|wäre|hätte|sei
    wirkt|sieht|schaut|klingt ~3 wie
    wirkt|wirken ~2 überlast*|kaputt|defekt|instabil|tot|gestört|beschädigt|blockiert|gesperrt
    wie ~1 es|mir ~1 aussieht|scheint|ausschaut|vorkommt
    wie's aussieht|ausschaut|scheint
    kommt ~2 mir ~2 vor
    kann|könnte|mag ~2 gut|durchaus|schon|auch sein|heißen
    kann|könnte|mag sein
    nicht ~1 unwahrscheinlich|abwegig|auszuschließen|ausgeschlossen
    würde|tät|täte ~2 mich ~2 wundern|überraschen
    mich|es ~1 würde|tät|täte ~3 wundern|überraschen
    wundert ~3 mich ~1 nicht
    ich|wir halte|halten ~5 für ~2 möglich|wahrscheinlich|denkbar|plausibel|ursache|auslöser|schuldig*|verantwortlich
    halte|halten ich|wir ~5 für ~2 möglich|wahrscheinlich|denkbar|plausibel|ursache|auslöser|schuldig*
    wenn ich|man ~2 raten|tippen|wetten|spekulieren müsste|sollte|dürfte|muss
    müsste|sollte ich ~2 raten|tippen|wetten|spekulieren
    nicht alles täuscht
    wenn mich ~4 täuscht
    auf|auf'n|dem ersten blick
    dem vernehmen|ersten|anschein nach|eindruck|anschein
    angeblich|vermeintlich|augenscheinlich|tendenziell|mutmaß|gefühlt|naheliegend*|vorstellbar|wohlmöglich
    im zweifel
    mit ~1 ziemlicher|hoher|großer|einiger|hundertprozentiger|an|größter ~4 sicherheit|wahrscheinlichkeit
    bin|sind|ich|wir ~1 mir|uns ~1 fast|ziemlich|nicht|beinahe|recht ~3 sicher
    fast|ziemlich|beinahe|höchst sicher|bestimmt
    ich|wir werde|werd ~2 gefühl|verdacht|eindruck nicht
    werde|werd ~4 nicht los
    meiner|unserer|meines|unseres|meinem|persönlicher|meinen ?bescheidenen meinung|ansicht|einschätzung|vermutung|erachtens|wissens|gefühl|dafürhalten|kenntnis|informationen
    dürfte ~5 gewesen|liegen|sein|handeln
    muss|müssen|wird|werden ~8 gewesen|passiert|schiefgegangen|schiefgelaufen|abgestürzt|ausgefallen|dazwischengekommen sein
    muss|müssen ~6 an|am ~6 liegen|gelegen
    schuld|ursache|grund|auslöser ~3 wohl|sicher|bestimmt
    irgendwas|irgendetwas|irgendwo ~3 mit ~1 dem|der|den|unserem|ihrem|deinem
    irgendwas|irgendetwas|irgendwo|irgendwie ~3 hakt|klemmt|hängt|faul|schief|stimmt|spinnt|verhakt
    ich|wir spekuliere|mutmaße|mutmaßen|munkle
    sagt|flüstert|meint mir|mein|mir'n|meine ~2 bauch|bauchgefühl|instinkt|erfahrung|nase
    ins blaue
    alle|viele zeichen|indizien
    alle|viele|die indizien|anzeichen ~2 sprechen|deuten|weisen
    zeigt|zeigen|weist|weisen ~2 in ~2 richtung
    tippe|tipp ich|mal ~2 auf
    ich|wir ~2 tippe|tipp|wette|wett ~2 auf|drauf|darauf
    liegt|liegen ~2 nahe|nah
    naheliegendste*|wahrscheinlichste*|plausibelste*
    vermutliche*|mögliche*|denkbare*|wahrscheinliche* ursache|grund|auslöser|erklärung|übeltäter|schuldige*
    schuld|ursache|grund könnte|dürfte|scheint|mag
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
    muss|müssen|müsst|dürft|mag ~8 *ge*t|*ge*en haben $
    bestimmt|sicherlich|wohl|=wohl|vllt|vlt|mglw
    muss|müssen|müsst|dürft|mag ~8 ge*|ver*|be*|*t haben $
    muss|müssen|kann|mag|wird|werden|dürft ~8 gewesen sein
    kann|können ~3 an|am|daran ~5 liegen
    wird|werden ~8 ge*|ver*|be*|*t haben $
    vielleicht|eventuell|könnte|könnten|dürfte|dürften|scheint|scheinen|müsste|müssten|mag|evtl|=wohl
    unter umständen
  `),
  causeOrEffect: of(`
    dns*|*eintrag|*einträge|*schnittstelle|*modul|*konto
    *server|*plugin|*datenbank|*zertifikat|*platte|*speicher|*netz|*leitung|*gehackt|eingeloggt|manipuliert|klemmen|klemmt|hakt|spinnt
    gehackt|angegriffen|infiziert|kompromittiert|gekapert|umzug|umstellung|anbieter|provider|hoster|handeln
    plugins|erweiterung*|theme*|update*|aktualisierung*|cache|cronjob*|skript*|script*|router*|kabel*|blitz*|bagger*|backup*
    version*|php*|mysql*|code|einstellung*|eintrag|einträge|domain*|tarif*|filter*|spam*|firewall*|hardware|ram|cpu
    arbeitsspeicher|netzteil*|switch|lüfter|api|schnittstelle*|login|passwort|passwörter|bot|bots|crawler|ssl|https|cdn|proxy
    verhakt|hängt|hängen|blockt|blockiert|blocken|sperrt|lahmgelegt|zerschossen|ausgefallen|schiefgelaufen|schiefgegangen
    quergeschossen|geknallt|gecrasht|abgeraucht|verschluckt|verheddert|zugemüllt|überlaufen|vollgelaufen|geklemmt|tot|weg|hin
    mails|kundendaten|bestellungen|dateien|bilder|dran|schief|faul|hinüber|putt|lahm|überrannt|umgekippt|gelöscht|eingebrochen
    auslöser|übeltäter|schuldige|schuldiger|damit|daran|deshalb|lastspitze|traffic|ansturm|lieferant|rechte|dateirechte
    ursache*|grund|liegt|liegen|lag|fehler*|defekt*|problem*|datenbank*|server*|plugin*|zertifikat*|überlast*
    angriff*|angegriffen|fehlt|fehlen|verloren|betroffen|kaputt|voll|festplatte*|leitung*|netz*|strom*|hack*|verursacht
    ausgelöst|auslös*|störung*|speicher*|daten*|bestellung*|konfiguration*|dns|rechenzentrum*|schuld|abgestürzt|beschädigt
  `),
  reader: of('=Sie|=Ihnen|du|dir|ihr|dich'),
  notGuessing: of(`
    verdacht|vermutung|theorie|annahme ~7 falsch|unbegründet|verkehrt|richtig
    vermute|glaube|denke|schätze|vermuten|glauben ~2 nichts|nix
    verdacht|vermutung|theorie ~7 bestätigt|ausgeräumt|widerlegt|erledigt
    wahrscheinlich|vermutlich|wohl|offenbar ~1 habe|hab ich ~6 verpasst|geweckt|gestört|überhört|überlesen
    keinen|keine|kein ~3 tipp|theorie|ahnung|spekulation*
    rate|raten|spekuliere|spekulieren|mutmaße|mutmaßen ~3 nicht|ungern
    nicht ~1 raten|spekulieren|mutmaßen|rumraten
    nicht mehr|länger ~2 vermut*|nur
    verdacht ~3 bestätigt|ausgeräumt|widerlegt
    verpasst|geweckt|gestört|überlesen|gelesen ~2 haben|habe|hast
    ich|wir ~3 wahrscheinlich|vermutlich|wohl ~6 verpasst|geweckt|gestört|verpassen|telefonier*|schlafe
    sie|du|ihr|euch ~3 gemerkt|gesehen|gelesen|bemerkt|mitbekommen
    sieht|sehen ~4 gut|richtig|sauber|normal|unauffällig aus
    =Ihre|=Ihr|deine|dein|=Ihrer vermutung|verdacht
    kein|keine|keinen|ohne|statt|nicht ~3 vermutung*|verdacht|vermuten|glauben
  `),
  askedGuess: of(`
    kann|könnte|könnt es|das ~1 sein
    liegt|lag es|das ~2 vielleicht|womöglich|eventuell|etwa
  `),
  offer: of(`
    ich|wir könnte|könnten|dürfte|dürften|mag|möchte !mir|uns|schwören|wetten
    könnte|könnten|dürfte|dürften|mag ich|wir
    hilft|helfen|bitte|möchten|möchtest|wollen|willst|passt|lohnt
    =wohl =Sie|ihr|du
    sehr|ganz wohl
  `),
} satisfies Partial<LanguageRules>;
