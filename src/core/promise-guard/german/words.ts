import { phrasesOf } from '../phrases';
import type { PhraseGroup, WordSets } from '../phrases';

export const words = (source: string): ReadonlySet<string> => new Set(source.trim().split(/\s+/));

const sets: WordSets = {
  numbers: words(`ein eine einer einem einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig
    dreißig vierzig fünfundvierzig sechzig neunzig wenige wenigen wenig paar einige einigen mehrere mehreren halbe halben
    anderthalb eineinhalb knapp knappe knappen gute guten`),
  named: {
    hour: words(`eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
      achtzehn 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23`),
    // "um zehn Prozent", "nach zwei Versuchen": a number of something, and no hour.
    counted:
      words(`prozent euro cent grad mal versuche versuchen versuch bestellungen mails e-mails seiten kunden sekunden
      minuten minute stunden stunde tage tagen wochen monate monaten jahre jahren . gb mb leute leuten gäste gästen`),
    // What a day begins with, for those who sleep while the site is down.
    waking:
      words(`aufstehst aufstehen aufsteht aufwachst aufwachen aufwacht wach munter aufmachst aufmachen aufmacht öffnen
      öffnest öffnet aufsperren aufsperrst aufschließen aufschließt frühstücken frühstückst ausgeschlafen anfangen anfängst
      anfängt beginnt beginnen aufgestanden aufgewacht wachwerden reinkommen reinkommst losgeht starten startest startet
      einstempeln einstempelt kommt hochfährst loslegen loslegst lesen liest kommen kommst zurückkommst zurückkommen aufschlägst kaffee wecker dusche büro laden sonne feierabend hahn`),
    opening: words(`öffnung öffnungszeit ladenöffnung geschäftsöffnung verkaufsstart verkaufsbeginn aktionsstart aktion
      aktionsbeginn sale start beginn ansturm hauptgeschäft termin abgabe deadline frist messe launch livegang event
      veranstaltung tagesgeschäft weihnachtsgeschäft geschäftszeit bürozeit sprechstunde frühschicht schichtwechsel
      mittagspause kaffee frühstückskaffee morgenkaffee wecker weckerklingeln sonnenaufgang hahnenschrei tagesschau
      arbeitstag geschäftstag bürobeginn vorverkauf wochenstart schulbeginn dienstbeginn kassensturz`),
    // "The sign-up for the match" is no time: these are one only in front of the clause, after "before", or beside the verb.
    event:
      words(`anpfiff anstoß gottesdienst andacht training probe unterricht mittagstisch abendservice anreise check-in
      turnier markt wochenmarkt hochzeit konzert aufführung kurs kursbeginn premiere anmeldeschluss vorstellung kassenöffnung
      auftritt feier fest sitzung versammlung vortrag party teezeit`),
    // The writer's own task done, or the state of what was broken: with "by then" it is a promise.
    mended: words(`behoben repariert gelöst gefixt gerichtet hingebogen hingekriegt hinbekommen geradegebogen gerettet
      geflickt ausgebügelt bereinigt erledigt geregelt geschafft ausgestanden überstanden entstört gebannt abgestellt
      beseitigt gelaufen freigeschaltet hochgefahren hochgezogen wiederhergestellt aufgespielt wiederbelebt`),
    // Things that can be the cause, and that nobody can hurt by saying so.
    thing:
      words(`plugin plugins update updates zertifikat zertifikate aktualisierung erweiterung theme festplatte platte
      datenbank speicher cache router kabel netzteil firewall skript einstellung konfiguration regel eintrag fehler bug
      lizenz modul banner cookie-banner zeitumstellung cronjob backup import sommerzeit winterzeit kalendermodul
      stromausfall blitz gewitter bagger angriff angreifer dns version software hardware`),
    // What somebody who cares for a site does: never to have done it is a reproach.
    duty: words(`angelegt eingerichtet gesichert gewartet gepflegt aktualisiert erneuert geprüft kontrolliert getestet
      dokumentiert bezahlt verlängert informiert gewarnt überwacht geleert abgesichert beantwortet zurückgerufen`),
    moved:
      words(`eingespielt zurückgespielt importiert kopiert getauscht ausgetauscht ersetzt umgestellt neugestartet geladen hochgeladen übertragen
      durchgelaufen aufgesetzt zurückgeholt wiederaufgebaut`),
    broken:
      words(`störung störungen fehler fehlermeldung problem probleme panne ausfall spuk ärger stillstand unterbrechung
      chaos durststrecke zwangspause auszeit misere schlamassel elend theater`),
    outages:
      words(`ausfall ausfälle ausfällen störung störungen problem probleme panne pannen nacht nächte sowas so etwas
      das dies solches dergleichen derartiges wiederholung vorfall vorfälle szenario`),
    company:
      words(`hetzner ionos strato netcup mittwald domainfactory hosteurope telekom vodafone cloudflare aws godaddy ovh
      digitalocean krystal azure google microsoft amazon paypal stripe shopify klarna plesk 1und1 all-inkl alfahosting
      raidboxes contabo linode fastly mailchimp wix jimdo squarespace siteground bluehost`),
    // After a "should" that begins the clause these show that its subject was left out, and that it is no "if".
    elliptic: words('gleich bald in um bis jetzt dann heute demnächst spätestens gegen nachher eigentlich demnach'),
    site: words(`shop seite website webseite homepage webshop onlineshop laden buchung checkout kasse postfach formular
      kontaktformular kalender login anmeldung portal speisekarte warenkorb bestellseite buchungsseite buchungssystem
      buchungskalender terminkalender shopsystem startseite vereinsseite mitgliederbereich`),
    // Whose words may be passed on as theirs: they are no promise of the writer.
    source: words(`hoster hosters provider providers anbieter anbieters rechenzentrum rechenzentrums support supports
      techniker technikers technikerin zahlungsdienst zahlungsdienstes zahlungsanbieter registrar statusseite netzbetreiber
      hotline hersteller herstellers`),
    people: words(
      'gäste gast kunden kunde kundin patienten patient patientin besucher schüler eltern mitglieder leute bestellung bestellungen spieler zuschauer hungrigen käufer',
    ),
    unit: words(`sekunde sekunden minute minuten min minütchen stunde stunden std stündchen viertelstunde tag tage tagen
      woche wochen dreiviertelstunde augenblick augenblicke augenblicken moment momente momenten halbstunde werktagen werktage`),
    day: words(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag wochenende montagmorgen montagabend
      wochenanfang wochenbeginn mittag mittags nachmittag nachmittags vormittag vormittags abend abends nacht nachts
      mitternacht feierabend tagesende früh geschäftsschluss ladenschluss dienstschluss büroschluss monatsende wochenende
      tagesanbruch wochenmitte schichtbeginn arbeitsbeginn morgen übermorgen heute frühstück geschäftsbeginn ladenöffnung
      mittagessen abendessen kaffee abendbrot`),
    intense:
      words(`unendlich furchtbar schrecklich unsagbar wahnsinnig entsetzlich unglaublich unfassbar extrem fürchterlich
      außerordentlich mega irre abgrundtief unbeschreiblich unheimlich grauenhaft grässlich maßlos zutiefst aufs bodenlos
      tierisch ungemein überaus höllisch irrsinnig unermesslich dolle arg saumäßig brutal tief`),
    small:
      words(`klein kleine kleiner kleines kleinen kleinem winzig winzige winziger winziges winzigen mini leicht leichte
      leichter leichtes leichten harmlos harmlose harmloser harmloses harmlosen minimal minimale minimaler minimales minimalen
      gering geringe geringer geringfügige geringfügiger momentane banale banaler banales`),
    trouble: words(`problem problemchen problems störung störungen ausfall ausfälle panne pannen aussetzer fehler
      fehlerchen schluckauf hänger zwischenfall unannehmlichkeit sache delle ruckler unterbrechung schönheitsfehler
      hakler ärger unregelmäßigkeit unregelmäßigkeiten wackler stolperer beeinträchtigung einschränkung vorfall malheur missgeschick`),
  },
};

export const of = (source: string): PhraseGroup => phrasesOf(source, sets);
