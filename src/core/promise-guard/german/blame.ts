import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Blame. */
export const blame = {
  accusation: of(`
    sparsamkeit|geiz|knausrigkeit|knauserei
    ^ ?aber =Sie|du|ihr wollten|wolltest|wolltet ja|doch|unbedingt|nie|nicht
    ohne ~6 wäre ~4 passiert|geschehen
    muss|braucht|brauchen|darf ~3 nicht ~1 wundern
    kein|keine wunder ~1 bei|mit
    mit|bei ~1 ordentlichen|ordentlichem|vernünftigen|vernünftigem|anständigen|anständigem|richtigen|professionellen|seriösen|besseren|anderen|anderem ~2 wäre|hätte|würde
    verantwortlich|schuld|schuldig ~6 ist|sind|war|waren ~1 allein|einzig|ausschließlich|eindeutig|ganz|klar|nur
    allein|einzig|ausschließlich ~3 verantwortlich|schuldig
    versemmelt|verkorkst|versiebt|verschludert|verschusselt|gepatzt|patzer|danebengegriffen|verratzt|vermurkst
    bock|böcke geschossen
    ^ wenn =Sie|du|ihr ~9 *ge*t|*ge*en hätten|hättest|hättet
    mist|acker ~3 gewachsen
    nie|niemals ~5 @duty
    =Ihr|=Ihre|dein|deine|euer|eure ~2 hat|haben|hast ~6 gelöscht|überschrieben|deaktiviert|abgeschaltet|gekündigt|verstellt|umbenannt|abgeklemmt
    rächt|rächen ~3 sich
    =Ihnen|dir ~3 auf ~1 füße
    ^ ?nur hätte|hätten =Ihre|=Ihr|deine|dein|eure|euer ~9 ge*t|ge*en|ver*t|ver*en|be*t|er*t|*ge*t|*ge*en
    fehler|problem|ursache|grund|störung|defekt ~3 liegt|lag|liegen ~3 auf|bei|an =Ihrer|=Ihnen|deiner|eurer|dir|euch
    hat|hatte|haben|hatten ~2 keine|null|keinen|keinerlei ~1 ahnung|plan|blassen|schimmer
    typisch $|für|hoster|mal
    ist|wäre ~2 sache|aufgabe|problem|angelegenheit|baustelle des|der|vom|von|deren ~1 hoster*|provider*|anbieter*|rechenzentrum*|agentur|vorgänger*|@company
    ohne ~2 schlamperei|schlampigkeit|pfusch|unfähigkeit|fehler|versagen
    selbst|selber zuzuschreiben|eingebrockt|verschuldet|verursacht
    kommt ~2 davon
    das hat man|=Sie ~2 davon
    wer ~2 billig
    am falschen ende
    saftladen|versager*|pfuscher*|deppen|idioten|trottel|luschen|schnarchnasen|schlafmützen
    zu nichts|nix ?zu gebrauchen|nutze
    nicht zu gebrauchen
    rumgeklickt|herumgeklickt|rumgespielt|herumgespielt|rumgefummelt|herumgefummelt|rumgeschraubt|herumgeschraubt|rumgedoktert|herumgedoktert|rumgefuhrwerkt|rumgepfuscht|herumgepfuscht|rumgebastelt|herumgebastelt
    verbaselt|vergeigt|verkackt|verhauen|verbockt|verdaddelt|verschnarcht|gemurkst|geschludert|vermurkst|verhunzt|verbrochen
    finger ~2 gelassen
    finger davon|weg gelassen|lassen
    besser ~2 gelassen|bleiben|sein ~2 hätte|hätten|lassen
    ^ hätten|hättest =Sie|du !gern|gerne|lieber|kurz|bitte|zeit ~9 ge*t|ge*en|ver*t|ver*en|be*t|er*t|zu*t|*ge*t|*ge*en|lassen
    ^ wenn =Sie|du|ihr ~9 ge*t|ge*en|ver*t|ver*en|be*t|er*t|zu*t|*gelassen|*gestimmt|*gehört|*macht hätten|hättest|hättet
    geht|gehen ~2 auf das|sein|deren konto|kappe des|der|von|vom
    eingebrockt|verzapft
    verantwortung|schuld|verschulden ~1 liegt|lag|liegen ~4 bei|beim|klar|eindeutig|allein
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
    gebe* ~4 schuld
  `),
  failing: of(`
    ohne ~2 hinterlassen|übergeben
    reagiert|reagieren|antwortet|antworten nicht einmal|mal
    reagiert|reagieren ~1 nicht|nie auf
    ja|doch|nämlich nie|nicht ge*t|ge*en|*ge*en
    stellt|stellen|stellte ~1 sich ~4 tot|stur|taub|dumm|quer
    ruht|ruhen|lehnt|lehnen ~5 aus|zurück
    hausaufgaben|job ~1 nicht|nie
    lässt|lassen|ließ|ließen ~1 mich|uns|alle ~7 schmoren|zappeln|hängen|sitzen|warten
    einzige|reine|absolute|echte|totale|komplette katastrophe|zumutung|frechheit|blamage
    nie|niemals ~1 geschickt|gegeben|geliefert|weitergegeben|weitergeleitet|mitgeteilt|verraten|überwiesen|beantwortet
    geht|gehen|ging ~1 nicht|nie ~1 ans|ran
    sogenannte|sogenannten|sogenannter|sogenanntes|selbsternannte|selbsternannten|selbsternannter
    ^ wenn ~9 ge*t|ge*en|ver*t|ver*en|be*t|er*t|*ge*t|*ge*en hätte|hätten
    verdanken|verdanke|blindlings|tiefschlaf|dornröschenschlaf
    nicht ~1 für nötig
    keinen finger
    kein|keinerlei ~1 interesse|rücksicht
    im regen
    däumchen
    nicht einmal|mal ~3 @duty
    ^ ?nur hätte|hätten ~9 ge*t|ge*en|ver*t|ver*en|be*t|er*t|*ge*t|*ge*en
    einfach ~5 *iert|ge*t|ge*en|*ge*t|*ge*en|über*t
    auf ~1 die reihe
    nachtdienst|nachtschicht ~6 ignoriert|verschlafen|übersehen
    kümmert|kümmern|interessiert|schert ~4 nicht|nix|keinen|niemand
    nie|nicht ~2 machen|einspielen|durchführen|zahlen|bezahlen lassen|wollen|gelassen|gewollt
    nicht|nie ~2 gehört|zugehört|hören|hingehört
    gedreht|rumgemacht|gefummelt|herumprobiert|rumprobiert|geschraubt|geschnipselt
    auf ~5 zurückzuführen
    chaos|baustelle|scherbenhaufen|altlast*|verhau|kuddelmuddel|minenfeld ~2 hinterlassen|hinterließ|vererbt
    durchgeschnitten|durchgesägt|angebohrt|gekappt|beschädigt|zerrissen|abgerissen
    nur|lauter praktikanten|anfänger|amateure|azubis
    ohne ~3 fragen|nachzufragen|bescheid|sagen|testen|prüfen|nachzudenken|sichern|überlegen
    erwischt|geleert|plattgemacht|überspielt|zerschossen|verschlimmbessert|vergurkt|zerdeppert|kaputtgeklickt|leergeräumt|gekappt|gezogen|durchgetrennt|durchtrennt
    immer|ständig|dauernd|ewig|monatelang|wochenlang|jahrelang|stets ~3 aufgeschoben|verschoben|hinausgezögert|rausgezögert|vertagt|abgelehnt|ignoriert|verweigert
    aufgeschoben|hinausgezögert|rausgezögert|abgelehnt
    auslaufen|ablaufen|verfallen|liegen|schleifen
    billig*|unseriös*|unzuverlässig*|desinteressiert*|gleichgültig*|arrogant*|überfordert
    eindeutig|klar|ganz|allein verantwortlich|zuständig|schuld
    mal wieder ~4 problem*|störung*|ausfall|versagt|down|weg|nicht|panne|mist|murks|nichts
    wieder mal|einmal ~4 problem*|störung*|ausfall|versagt|down|weg|nicht|panne|mist|murks|nichts
    lahm|lahmen|lahmer|planlos*|unbrauchbar*|grottig*|miserabel|miserable*|lausig*|unterirdisch*|verantwortungslos*
    ein|echter|schlechter|blanker witz|hohn|trauerspiel|armutszeugnis|katastrophe|zumutung|frechheit|unverschämtheit|skandal
    eine katastrophe|zumutung|frechheit|unverschämtheit
    amateure|anfänger|stümper
    zu verdanken
    angerichtet|verursacher
    nicht ~2 seine|ihre|eure|seinen|ihren ~1 hausaufgaben|job|arbeit
    nicht|nie|niemals|nichts|keinen|keine ~3 reagiert|gewarnt|informiert|gesichert|geprüft|erneuert|bezahlt|verlängert|gekümmert|aufgepasst|hingeschaut|getestet|gewartet|überwacht|vorbereitet
    stellt|stellen|stellte ~1 sich tot|stur|taub|dumm|quer
    wimmelt|vertröstet|hält|lässt|lassen ~3 uns|mich|alle ~3 ab|hin|warten|zappeln|hängen|schmoren|sitzen
    abgewimmelt|hingehalten|sitzengelassen|sitzenlassen|hängengelassen|hängenlassen|vertröstet|belogen|gelogen|verheimlicht|verschwiegen|verschlampt|verdödelt|verpeilt|verbummelt|verplant|vertrödelt|gespart|kaputtgespart
    kaputtgemacht|kaputtkonfiguriert|zerschossen|zerlegt|lahmgelegt|abgeschossen|zerstört|ruiniert|plattgemacht|gekillt|geschrottet|verkonfiguriert|verstellt|verdreht|vertippt|vertan
    einfach|ungefragt|eigenmächtig|versehentlich|unbedacht|heimlich ~6 gelöscht|überschrieben|abgeschaltet|geändert|gezogen|deaktiviert|umgestellt|installiert|gekündigt|gesperrt|entfernt|abgestellt|hochgeladen|eingespielt|aktualisiert|umgezogen
    ohne rücksprache|rückfrage|absprache|ankündigung|vorwarnung|bescheid
    aus versehen
    falsch*|verkehrt* ~5 hochgeladen|eingespielt|gelöscht|eingetragen|gesetzt|gezogen|eingestellt|gestöpselt|konfiguriert|verlegt|gebaut|gemacht|erwischt|geklickt|gedrückt
    bekommt|kriegt|kriegen|bekommen ~6 nicht|nix|nichts ~2 hin|gebacken|geregelt|auf|gestemmt
    geht|gehen|ging ~3 niemand|keiner ~2 ans|ran
    kein ~2 verlass
    auf ~4 ist ~2 verlass
    pennt|pennen|schläft|schlafen|trödelt|trödeln|bummelt|lahmt|schludert|schlampt|pfuscht|murkst|eiert|blockt|mauert
    viel|ewig zu lange|lang
    zu ~1 lange|spät|langsam|geizig|faul|dumm|blöd|bequem|träge
    sparen|gespart|spart ~3 an|am
    unfug|unsinn|mist|quatsch|blödsinn|bockmist|schrott|müll|scheiße|stuss|dreck|käse
    nicht ~2 in den|im griff
    gepennt|gedöst|getrödelt|gebummelt
    chaos|saustall|scherbenhaufen|trümmerhaufen|durcheinander ~1 hinterlassen|angerichtet
    lassen|lässt|nehmen|nimmt|ließ|ließen ~1 sich ~3 zeit
    bedanken|ahnung|zögerlich|reagierte|geschlafen|schläft|blamiert|unwillig
    hätte|hätten ~9 müssen|sollen|können
    zu langsam|spät
    nicht|unfähig ~2 lage|fähig|geschafft|gekümmert
    versagt|versagen|versagte|verantwortlich|verantwortung|vergessen|vergaß|versäumt|versäumte|verpasst|übersehen|ignoriert
    verschlafen|verweigert|falsch|falsche|falschen|falsches|missachtet|getrödelt
    fehler|fehlern ~2 gemacht|begangen
    nicht im griff
    nicht reagiert
  `),
  party: of(`
    vorstand|geschäftsführung|verwaltung|werbeagentur
    notdienst*|bereitschaft|störungsstelle|kundenservice
    =Ihre|=Ihr|deine|dein|eure|euer frau|mann|tochter|sohn|schwester|mutter|vater|cousin|cousine|nichte|kellner*|koch|köchin|vorstand|kassenwart|trainer*|lehrling|putzhilfe|verein|büro|empfang|küche
    vorige|voriger|vorigen|vorherige|vorheriger|früherer|frühere|ehemaliger|ehemalige|bisheriger|bisherige|damalige|damaliger
    die|der herren|damen|herrschaften|herr|dame|leute|mannschaft|bande|experten
    ^ wer ~1 das|hier|auch|immer|vor
    zahlungsdienst*|kartendienst*|lieferdienst*|buchungsdienst*|kurierdienst*|paketdienst*|bank|konzern
    elektriker*|handwerker*|bauarbeiter*|baufirma|hausmeister*|stadtwerke|nachbar*|putzfrau|reinigungskraft|telekom*|vorbesitzer*|vorbetreuer*
    @company
    *hoster|*provider|*agentur|*anbieter|*dienstleister|*betreiber|webdesigner*|designer*|programmierer*|administrator*|admins|it-abteilung|it-firma|systemhaus|fachleute|experten
    praktikant*|azubi*|junior*|aushilfe*|werkstudent*|freelancer*|subunternehmer*|chef|chefin|sekretärin|neffe*|sohn|bruder|schwager|buchhaltung|kundendienst|hotline|nachfolger*|vorgängerin
    bei|von|aus|in =Ihnen|euch|dir|=Ihrem|=Ihrer|deinem|eurem|deiner|denen
    jemand|irgendwer|irgendjemand ~1 bei|von|aus|in|im|am
    =Ihr|=Ihre|dein|deine|euer|eure team|it|leute|mann|frau|kolleg*|mitarbeiter*|webmaster|techniker*|redaktion|marketing|abteilung|partner
    der|die|den|das leute|jungs|herrschaften|herren|damen|kollegen|profis|truppe|laden|verein|typen
    ^ ?und|weil|dass|wenn|da|nachdem =Sie|du
    ihr habt
    habt ihr
    hoster|hosters|hosting*|provider|providers|anbieter|anbieters|betreiber*|rechenzentrum*|firma|support|techniker*
    mitarbeiter*|kolleg*|entwickler*|dienstleister*|agentur|registrar|vorgänger*|webmaster|admin|partner|lieferant*
    ^ =Sie|du haben|hast
    haben|hast =Sie|du
    ^ ?die|der|das ?dort|firma * hat|haben ~2 fehler
  `),
  refersBack: of(`
    ^ ?und|denn er|sie|dort|welche|welcher|haben|hat|ohne
    ^ ?und|denn der|die|das !Xx
  `),
  writer: of('ich|wir|mein|meine|meiner|bin'),
  writerActs: of('^ ?und|aber|weil|dass ich|wir'),
  excuse: of(`
    hatte|habe|hab|haben ~2 =Sie|dich|euch ~3 gewarnt
    habe|hatte|hab ~2 =Ihnen|dir|euch ~3 gleich|doch|immer|oft ~2 gesagt|geraten
    an uns|mir ~2 lag|liegt|lag's|liegt's|liegts|lags|hat's|gelegen ~3 nicht|nix
    lag|liegt|lag's|liegt's ~2 nicht|nix ~2 an|bei uns|mir|unserer|meiner|unserem|meinem
    nicht ~2 an|bei uns|mir ~1 lag|liegt|gelegen
    uns|mich trifft ~2 keine|keinerlei|nicht|kein
    trifft|treffen ~1 uns|mich ~2 keine|keinerlei|kein
    nicht|keineswegs|nie ~2 in|an|auf|unter unserer|meiner|unserem|meinem|unsere|meine ~1 hand|hände|händen|macht|verantwortung|einfluss|einflussbereich|kappe|mist|bereich
    außerhalb|jenseits ~1 unseres|meines|unserer|meiner
    habe|haben|hab|hatten|hatte ~3 keinen|keinerlei ~1 einfluss
    habe|haben|hab|hatten|hatte ich|wir ~4 nichts|nix ~2 zu tun|schaffen
    ich|wir habe|haben|hab|hatten|hatte ~4 nichts|nix ~2 zu tun|schaffen
    hände gebunden
    kann|können ich|wir ~2 nichts|nix ~2 dafür
    ich|wir kann|können ~3 nichts|nix ~1 dafür
    dafür ~1 kann|können ~1 ich|wir ~2 nichts|nix
    nicht ~1 unser|mein|unsere|meine bier|baustelle|problem|versäumnis|versagen|zuständigkeit
    ich|wir war|waren|war's|waren's ~1 es|das ~1 nicht
    ich|wir war's|waren's nicht
    unverschuldet|schuldlos|unschuldig
    höhere gewalt
    nicht|keine ~1 unsere|meine|unser|mein schuld|fehler|verschulden
    kann|können|konnte|konnten ~4 nichts dafür
    nichts dafür kann|können
    liegt|lag nicht an|bei uns|mir
  `),
  noBlame: of(`
    laut
    nach angaben|auskunft|aussage
    ^ ?und|aber sobald
    ^ ~1 =Sie|du|ihr schlafen|schläfst|schlaft
    ^ ~2 schlafen|schläfst|schlaft =Sie|du|ihr
    wird|wurde|werden|wurden|ist|sind ~2 nie|niemals
    schon|vermutlich|wahrscheinlich|sicher|bereits ~1 geschlafen|schläfst|schlafen
    @thing ~3 schuld
    *update|*plugin|*zertifikat|*platte|*datenbank|*angriff|*fehler|*ausfall ~6 schuld
    etwas|gut|genug|noch|wenig ~1 geschlafen|schläfst|gepennt
    schuld ~5 @thing
    noch nicht|nichts|keine|keinen|kein
    wäre|wären|würde|würden ~3 niemand*|keiner
    =niemanden ~4 schuld*
    anruf|anrufe|nachricht|mail|sms ~3 verpasst|übersehen|überhört|vergessen
    wer|egal|schuldfrage
    niemand*|keiner|kein|keine|nicht ~3 schuld|verschulden|verantwortlich
    schuld ~5 niemand*|keine*|nicht|mir|uns|rolle
    bei|an mir|uns
    bin ~2 schuld
  `),
} satisfies Partial<LanguageRules>;
