import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** Apologies. */
export const apology = {
  apology: of(`
    tut ?es|das|mir|uns ~3 leid
    tut ~4 leid
    entschuldige|entschuldigen|entschuldigt|entschuldigung|entschuldigungen|verzeihung|verzeihen|verzeih|sorry|pardon
    bedaure|bedauern|bedauere|bedauert
  `),
  grovelling: of(`
    verübeln|verdenken|verargen
    übel nehmen
    wie ~2 unangenehm|furchtbar|schrecklich|elend ~3 ist|fühle|zumute
    jedes|alles recht ~4 hassen|böse|sauer|wütend|kündigen|verachten|gehen|beschimpfen
    vorwerfen|vorwurf
    ^ so leid|peinlich
    fassungslos über ~2 mich|uns
    nicht|nie ~1 genug|oft ~2 entschuldigen|entschuldige
    angetan|zugemutet
    finde|finden|habe|haben ~1 keine worte
    durch|mit nichts|gar ~2 entschuldigen|rechtfertigen|entschuldbar
    nicht ~1 zu ~1 entschuldigen|rechtfertigen|verzeihen
    bitte bitte
    vorwürfe
    heulen|weinen|verkriechen|heule|weine|tränen
    so|derart ~2 leid tut
    irgendwann|eines ~3 verzeihen|vergeben
    nie|niemals ~2 passieren|geschehen dürfen
    bitter*|schwer|schmählich|sehr|zutiefst|maßlos ~1 enttäuscht
    vertrauen ~3 missbraucht|enttäuscht|verspielt|verletzt
    kein recht|anrecht ~2 auf|mehr
    verstehe|verstehen ~5 kündig*|wechsel*|feuer*|hass*
    nochmal|nochmals|abermals|wieder|wiederholt ~3 sorry|entschuldig*|verzeih*|leid
    noch einmal|mal ~3 sorry|entschuldig*|verzeih*|leid
    ganz|wirklich ~1 dolle|arg|fürchterlich|schrecklich ~2 sorry|leid
    sorry sorry
    @intense ~2 leid|peinlich|unangenehm|beschämt|beschämend|bedauerlich|betrübt|bestürzt|erschüttert
    so|derart|dermaßen ~1 leid|peinlich|unangenehm|beschämend
    sooo*|mega|übelst|echt ~1 leid|peinlich|unangenehm
    aus|von tiefstem|ganzem|vollem herzen|herzens|seele
    aus tiefster ~1 seele
    in|zur aller|tiefster demut|scham|reue
    demut*|demütig*|kniefall|kniefällig|kniend|zerknirscht*|reumütig*|gedemütigt|schandfleck|schmach|versager
    bitte|bitten ~3 vielmals|inständig|flehentlich|tausendfach|hunderttausendmal|kniefällig|demütig|händeringend
    vielmals ~2 um
    mich|uns ~4 selbst ohrfeigen
    ohrfeigen|ohrfeige
    in grund|den|die ~3 boden|ecke|erde ~2 schäm*|versinken
    schäm*|schaem* ~3 mich|uns
    mich|uns ~2 schäm*
    eine ~1 schande
    nicht|nie|niemals|kaum ~4 verzeihen|verzeihe|vergebe|verzeihbar|entschuldbar|wettmachen
    verzeihe|vergebe|verzeih|vergeb ich|wir ~4 nie|niemals|nicht
    unter die augen
    in die augen ~2 sehen|schauen
    keine|ohne ~2 worte|entschuldigung|ausrede
    nicht|kaum ~2 in worte
    gar nicht ~3 wie ~4 leid|peinlich|unangenehm
    ich|wir ~6 auf ganzer linie
    habe|hab ~5 auf ganzer linie
    habe|haben|hab ~2 kläglich|bitter|schwer|total|völlig|komplett versagt|enttäuscht|ganzer
    ich|wir ~1 habe|haben ~4 versagt
    schlaflose nächte|nacht ~2 bereitet
    gnade|absolution|vergebung ~3 bitten|bitte|flehen
    mir ~3 schlecht|übel|elend ~3 wenn|bei
    geht|ging mir ~2 sehr|richtig|unfassbar|furchtbar nahe|nah
    nicht|niemals ~2 verdient
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
} satisfies Partial<LanguageRules>;
