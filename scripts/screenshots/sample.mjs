/** The pages' titles; the sites of the sample, in this order. */
export const sampleTitles = [
  'Bäckerei Müller',
  'Kanzlei Weber & Söhne',
  'Töpferei Lindner',
  'Praxis Dr. Yilmaz',
  'Harbour Yoga',
  'Weinhandlung Berger',
];

/**
 * What the pictures show, in the import's format: made-up clients, one confirming check so that nobody has to wait.
 * @param {'de' | 'en'} language
 * @param {string} reference
 * @param {readonly string[]} addresses as many as there are titles
 */
export function sampleImport(language, reference, addresses) {
  const clientIds = ['mueller', 'weber', 'lindner', 'yilmaz', 'harbour', undefined];
  return {
    version: 1,
    settings: {
      language,
      theme: 'system',
      referencePoints: [{ url: reference, expectText: 'The line works' }],
      sender: { name: 'Jana Brandt', phone: '+49 30 5550199', signature: 'Jana Brandt\nWebdesign Brandt' },
    },
    clients: [
      client('mueller', 'Bäckerei Müller', language === 'de' ? 'Frau Müller' : 'Ms Müller', language, 'sie'),
      client('weber', 'Kanzlei Weber & Söhne', 'Herr Dr. Weber', 'de', 'sie'),
      client('lindner', 'Töpferei Lindner', 'Marta Lindner', 'de', 'du'),
      client('yilmaz', 'Praxis Dr. Yilmaz', 'Dr. Elif Yilmaz', 'de', 'sie'),
      client('harbour', 'Harbour Yoga', 'Sam Carter', 'en', 'sie'),
    ],
    sites: addresses.map((url, index) => ({
      name: sampleTitles[index],
      url,
      ...(clientIds[index] === undefined ? {} : { client: clientIds[index] }),
      hosting: index % 2 === 0 ? 'Hetzner' : 'All-Inkl',
      intervalSeconds: 3600,
      failuresToConfirm: 1,
      successesToRecover: 1,
    })),
    maintenance: sampleMaintenance(language, addresses),
  };
}

/**
 * @param {'de' | 'en'} language
 * @param {readonly string[]} addresses
 */
function sampleMaintenance(language, addresses) {
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000);
  inThreeDays.setHours(22, 0, 0, 0);
  const from = inThreeDays.toISOString();
  const to = new Date(inThreeDays.getTime() + 90 * 60_000).toISOString();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Not today, or the pictures would show maintenance and nothing else: 1 is Monday, 7 is Sunday.
  const days = [2, 5].map((later) => ((new Date().getDay() + later + 6) % 7) + 1);
  return [
    {
      name: 'Updates',
      covers: { kind: 'all' },
      timeZone,
      schedule: { kind: 'weekly', days, start: '03:00', durationMinutes: 60 },
    },
    {
      name: language === 'de' ? 'Umzug auf den neuen Server' : 'Move to the new server',
      covers: { kind: 'client', client: 'weber' },
      schedule: { kind: 'once', from, to },
    },
    {
      name: language === 'de' ? 'Neustart' : 'Restart',
      covers: { kind: 'site', url: addresses[5] },
      timeZone,
      schedule: { kind: 'cron', expression: '0 4 1 * *', durationMinutes: 30 },
    },
  ];
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} contact
 * @param {'de' | 'en'} language
 * @param {'sie' | 'du'} formality
 */
function client(id, name, contact, language, formality) {
  return { id, name, contact, language, formality, email: `${id}@example.org`, phone: '+49 30 5550100' };
}
