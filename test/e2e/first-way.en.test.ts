import { clockTime, describeFirstWay } from '../support/e2e-first-way';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = 'January February March April May June July August September October November December'.split(' ');
const moment = (at: Date): string =>
  `${weekdays[at.getDay()] ?? ''} ${at.getDate()} ${months[at.getMonth()] ?? ''}, ${clockTime(at)}`;
const lasting = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`);

describeFirstWay({
  language: 'en',
  titles: ['Harbour &amp; Sons', 'The Old Mill', 'Riverside Dental'],
  siteName: 'Harbour & Sons',
  client: {
    id: 'harbour',
    name: 'Harbour & Sons Ltd',
    contact: 'Ms Harbour',
    language: 'en',
    formality: 'sie',
    email: "o'hara@harbour.example",
  },
  sender: { name: 'Jane Cole', signature: 'Jane Cole' },
  allWell: 'All 3 sites are up',
  oneDown: 'One site is down',
  wellHeading: 'All 3 sites are up.',
  downHeading: 'One site is down.',
  menuLine: (since) => `Harbour & Sons: down since ${since}`,
  downNotice: {
    title: 'Harbour & Sons is down',
    body: (since) => `since ${since}, the server refuses connections`,
  },
  recoveredNotice: {
    title: 'Harbour & Sons is up again',
    body: (seconds) => `after ${lasting(seconds)}`,
  },
  causeSentence: 'the server refuses connections',
  timeline: {
    open: [
      'First failed check: the server refuses connections',
      'Confirmed by 2 failed checks in a row',
      'Alert shown on the desktop',
    ],
    prepared: 'Message “First notice” to Harbour & Sons Ltd prepared (mail program)',
    recovered: (seconds) => `Up again after ${lasting(seconds)}`,
  },
  mail: {
    subject: (start) => `Harbour & Sons: unavailable since ${clockTime(start)}`,
    body: ({ start, next }) => `Dear Ms Harbour,

Your website Harbour & Sons has been unavailable since ${moment(start)}.

Visitors cannot open the pages at the moment.

I have noticed the outage and am working on it. There is nothing you need to do.

You will have my next message by ${next}.

Kind regards
Jane Cole`,
  },
  endedHeading: (seconds) => `Harbour & Sons was down for ${lasting(seconds)}`,
  countsAs: 'outage',
  csvHeader:
    'Id,Site,Address,Client,Cause,Counts as,Last good check (UTC),Began (UTC),Ended (UTC),Duration in seconds,Known since (UTC),Client told (UTC),Client noticed (UTC),Tags,Timeline',
});
