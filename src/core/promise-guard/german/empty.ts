import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Words that say nothing. */
export const empty = {
  haste: of(`
    sobald wie ~1 möglich
    sobald|sowie es ~2 geht|möglich $
    sobald ich|wir ~1 kann|können|dazu|schaffe* ?komme $
    so schnell|bald|rasch|zügig|flott|fix|früh|flink ~3 geht|möglich|machbar|können|kann|kriege*|schaffe*
    auf ?dem schnellstem|schnellsten|kürzestem|kürzesten wege|weg
    mit größter|aller|höchster|höchstem eile|geschwindigkeit|tempo|hochdruck|dringlichkeit|nachdruck
    bei|zur erster|nächster|nächstbester|passender gelegenheit
    raschestmöglich*|ehestmöglich*|ehebaldigst|schnellstmögl*|alsbald|asap|flugs|eiligst|eilends|stante
    ohne verzug
    ohne|unverzüglich verzögerung|umschweife ~2 ich|wir
    ich|wir ~6 ohne verzögerung|umschweife
    in aller|gebotener eile
    kurzfristig ~4 melde|melden|informier*|bescheid|kümmer*
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
    rund um die uhr ~3 einsatz|tätig|aktiv
    näheres|mehr|genaueres|weiteres ~1 demnächst|später|bald|alsbald
    zufriedenheit|vertrauen|geduld|treue|anliegen|anruf|sicherheit ~2 ist|sind ~3 wichtig|wichtigste|wert|heilig|anliegen|herzen
    ^ ?und wir|ich geben|gebe ~2 alles
    geben|gebe wir|ich ~1 alles
    vollgas|volldampf
    ihr|ihre|dein|deine anliegen ~4 wichtig|ernst
    nehmen|nehme ~5 sehr ernst
    nichts unversucht
    mit ~1 allen|sämtlichen|vereinten ~1 mitteln|kräften|händen
    alle|sämtliche kräfte|mittel|ressourcen
    stets|immer|jederzeit ~1 bemüht
    bemühen|bemühe ~1 uns|mich ~2 sehr|nach|redlich|intensiv|stets
    experten|spezialisten|fachleute|expertenteam ~3 arbeite*
    alles menschen*
    in besten|guten händen
    arbeite*|sitze*|kümmer*|schufte*|ackern|bin|sind ~3 tag und nacht
    ohne|unter unterlass|hochdruck|volldampf
    mit höchster|aller|ganzer|voller|vereinten ?vereinter kraft|kräften|energie|konzentration|priorität|aufmerksamkeit
    mit volldampf|vollgas|feuereifer|herzblut
    unter volldampf|hochdruck
    mit ~2 hochdruck|nachdruck
    händeringend|unermüdlich|rastlos|fieberhaft|tatkräftig
    zu|bei gegebener|gegebenem|passender zeit|zeitpunkt|anlass
    tun|tue|tut|geben|gebe|gibt|machen|mache|macht|unternehmen|unternehme ~2 alles ~3 mögliche|menschenmögliche|erdenkliche|können|kann|macht|damit|um
    das menschenmögliche|menschenmögliches
    alles ~1 daran|dran ~3 setzen|setze|zu|legen
    setzen|setze ~2 alles ~1 daran|dran
    unser|mein|ganz|das möglichstes|bestes|bestmögliches
    ihre|ihr|deine|dein|eure zufriedenheit|vertrauen|geduld|treue|erfolg ~2 liegt|steht|bedeutet|schätzen
    wissen|weiß|schätzen|schätze ~4 zu|sehr ~1 schätzen|$
    steht|stehen|kommt|kommen ~2 für|bei uns|mich|mir ~2 an|zuerst
    an erster|oberster stelle ~2 uns|mich|mir
    genießt|hat|haben|besitzt ~5 höchste|oberste|absolute|allerhöchste|größte|oberster|höchster priorität|dringlichkeit
    höchste*|oberste*|absolute*|allerhöchste*|volle*|größte* priorität|dringlichkeit|aufmerksamkeit|wichtigkeit
    prio eins|1
    seien|sei|dürfen|darfst =Sie|du|sich ~1 versichert|gewiss
    können|kannst|dürfen|darfst =Sie|du|sich ~1 sicher|gewiss sein
    liegt|liegen ~2 am herzen
    unannehmlichkeit*|ungelegenheit*|widrigkeiten
    umstände ~3 entschuldig*|verständnis
    hochgeschätzt*|geschätzt*|werte*|verehrte*|hochverehrte* kund*|partner|gäste
    dran bleiben
    mit ~2 leidenschaft|sorgfalt ~1 daran
    an|um ~1 zeitnahe*|zügige*|schnelle*|rasche* lösung|behebung|klärung|bearbeitung
    werte kundin|kunde
    vollem|voller|aller|höchstem einsatz|kraft|tempo
    auf dem schirm
    auf hochtouren
    rund um die uhr !besetzt|erreichbar|da|verfügbar|für|geöffnet
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
    in unserer|meiner macht steh*
    alle hebel
    höchste|oberste|höchster|oberster|größte priorität
    liegt|liegen uns|mir ~2 am herzen
    seien|sei versichert
  `),
} satisfies Partial<LanguageRules>;
