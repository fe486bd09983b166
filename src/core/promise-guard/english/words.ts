import { phrasesOf } from '../phrases';
import type { PhraseGroup, WordSets } from '../phrases';

export const words = (source: string): ReadonlySet<string> => new Set(source.trim().split(/\s+/));

const sets: WordSets = {
  numbers: words(`a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty sixty
    ninety few several couple half another`),
  named: {
    unit: words(`second seconds minute minutes min mins hour hours hr hrs day days week weeks moment moments bit while
      jiffy`),
    day: words(`monday tuesday wednesday thursday friday saturday sunday weekend tomorrow tonight noon midday midnight
      morning afternoon evening lunchtime lunch eod today night breakfast`),
    hour: words(`one two three four five six seven eight nine ten eleven twelve 1 2 3 4 5 6 7 8 9 10 11 12`),
    // "at two points", "for six weeks": a number of something, and no hour.
    counted:
      words(`per percent % second seconds minute minutes min mins hour hours day days week weeks month months year
      years point points time times order orders e-mails emails mails page pages customers people of or more other
      hundred thousand pounds dollars euros gb mb retries attempts tries guests things`),
    // What a day begins with, for those who sleep while the site is down.
    waking: words(`wake up awake open opens starts opening breakfast coffee tea shower rise clock arrive arrives alarm
      doors shutters begins sun desk office log sit finished kettle bed morning commute eyes`),
    // Whose words may be passed on as theirs: they are no promise of the writer.
    source: words(`host hosts host's hosters hoster provider providers provider's isp registrar vendor supplier carrier
      centre center centre's center's technician engineer support helpdesk processor gateway`),
    opening: words(`opening sale launch deadline rush event meeting appointment delivery start shift campaign promotion
      business trading doors newsletter webinar presentation demo go-live drop release handover cut-off cutoff office show broadcast kick-off kickoff match tournament market wedding concert
      performance training practice surgery check-in check-out arrivals brunch bell mass rehearsal auction fair trade presale lesson class service week school`),
    broken: words(`outage fault error problem issue trouble disruption interruption ordeal nightmare drama mess downtime
      glitch headache`),
    outages:
      words(`outage outages downtime failure failures disruption disruptions problem problems night nights this that
      it incident incidents repeat recurrence thing`),
    // Things that can be the cause, and that nobody can hurt by saying so.
    thing:
      words(`plugin plugins update updates certificate certificates extension theme disk drive database storage cache
      router cable firewall script setting configuration rule record bug lightning attack attacker dns version software
      hardware power switch licence license module banner import cron backup clocks`),
    fixed:
      words(`licked beaten cracked nailed sorted fixed resolved solved mended repaired restored sussed done squashed
      ironed straightened cleared finished wrapped tamed cured dealt patched rebuilt squared`),
    // What somebody who cares for a site does: never to have done it is a reproach.
    duty: words(`took taken made set kept tested checked updated renewed paid documented told warned replied answered called
      maintained secured patched monitored bothered cared configured`),
    company:
      words(`hetzner ionos strato netcup aws godaddy ovh digitalocean krystal azure google microsoft amazon paypal
      stripe shopify cloudflare linode fastly mailchimp wix squarespace siteground bluehost fasthosts 123-reg vodafone bt
      rackspace heroku vercel netlify namecheap openreach`),
    intense: words(`deeply terribly awfully extremely incredibly unbelievably dreadfully eternally endlessly immensely
      profoundly utterly absolutely desperately horribly unspeakably hugely enormously painfully bitterly
      thoroughly massively ridiculously insanely infinitely frightfully sickeningly`),
    small:
      words(`teeny teensy weeny itsy petty mini minor small tiny slight trivial little negligible brief insignificant momentary harmless  minuscule
      wee mere     `),
    trouble: words(`issue issues problem problems outage outages glitch hiccup hiccups bug fault blip disruption
      interruption incident thing error hitch annoyance inconvenience matter snag wobble stumble setback mishap irregularity`),
    // What a repair consists of, and ends with.
    process: words(
      'restore rebuild repair import copy copying check sync scan transfer recovery reindex rollback restoration',
    ),
    site: words(
      'form forms shop site website page calendar diary till checkout menu mailbox inbox login portal basket bookings gallery timetable store cart system',
    ),
    people: words(
      'guests guest customers customer patients patient visitors visitor pupils parents members people order orders players spectators shoppers buyers punters',
    ),
    be: words(`be is are 's it's that's we're been being am`),
  },
};

export const of = (source: string): PhraseGroup => phrasesOf(source, sets);
